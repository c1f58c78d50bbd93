using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

public sealed class OrganizationsApi(OrganizationReader organizations, PublicLinks links, Answers answers)
{
    /// <summary>No key in a cursor is longer than this.</summary>
    private const int MostKeyCharacters = 511;

    public Task<IResult> ListAsync(HttpRequest request, OrganizationKind kind, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async cancel =>
        {
            var parameters = new Parameters(request, "asOf", "limit", "cursor");
            var asOf = parameters.Day("asOf");
            var limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit);
            var page = await organizations.ListAsync(kind, After(parameters.Text("cursor")), limit, asOf, cancel);
            var route = kind == OrganizationKind.Company ? "companies" : "investors";
            var next = page.Next is null ? null : links.Next(request, route, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(page.Next)));
            return Answer.Json(new OrganizationList(page.Organizations, next), AnswersJson.Web.OrganizationList) with
            {
                NextLink = next,
                IsPast = asOf is not null,
            };
        },
        cancel);

    public Task<IResult> GetAsync(
        HttpRequest request, OrganizationKind kind, string id, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async cancel =>
        {
            var asOf = new Parameters(request, "asOf").Day("asOf");
            return Slug.Parse(id) is { IsValue: true } parsed
                && await organizations.GetAsync(parsed.Value, asOf, cancel) is { } found
                && found.Organization.Kinds.Contains(kind)
                    ? Answer.Json(found, AnswersJson.Web.OrganizationDetail) with { IsPast = asOf is not null }
                    : throw new ProblemException(Problem.NotFound(EnumWords.Of(kind), $"No {EnumWords.Of(kind)} has the id '{id}'."));
        },
        cancel);

    private static string? After(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is { Length: > 0 and <= MostKeyCharacters } key
            && !key.Any(char.IsControl)
                ? key
                : throw new ProblemException(Problem.BadParameter(
                    "cursor", "It is not a cursor of this list; use the nextLink as it is given."));
    }
}
