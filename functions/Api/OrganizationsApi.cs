using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Api;

public sealed class OrganizationsApi(
    OrganizationLister lists, OrganizationReader organizations, NameIndex names, PublicLinks links, Answers answers)
{
    /// <summary>The most organizations that a list by a figure can sort.</summary>
    public const int MostSorted = OrganizationLister.MaxSortedRequests * TableLimits.PageRows;

    private static readonly string[] CompanyFilters = ["sector", "country", "region", "unicorn"];
    private static readonly string[] InvestorFilters = ["type", "country", "region"];
    private static readonly string[] Page = ["sort", "include", "asOf", "limit", "cursor"];

    public Task<IResult> ListAsync(HttpRequest request, OrganizationKind kind, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var query = Query(request, kind);
            var page = await lists.ListAsync(query, cancel) ?? throw new ProblemException(Problem.BadParameter(
                "sort",
                string.Create(CultureInfo.InvariantCulture, $"More than {MostSorted:N0} organizations match, which is too many to sort; ")
                + "add a filter, or list them by name."));
            var cursor = page.Next?.ToText(query);
            var next = cursor is null ? null : links.Next(request, Route(kind), cursor);
            return Answer.Json(new OrganizationList(page.Organizations, next, cursor), AnswersJson.Web.OrganizationList) with
            {
                NextLink = next,
                IsPast = query.AsOf is not null,
            };
        },
        cancel);

    public Task<IResult> GetAsync(
        HttpRequest request, OrganizationKind kind, string id, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var asOf = new Parameters(request, "asOf").Day("asOf");
            return Slug.Parse(id) is { IsValue: true } parsed
                && await organizations.GetAsync(parsed.Value, asOf, cancel) is { } found
                && found.Organization.Kinds.Contains(kind)
                    ? Answer.Json(found, AnswersJson.Web.OrganizationDetail) with { IsPast = asOf is not null }
                    : throw new ProblemException(Problem.NotFound(EnumWords.Of(kind), await NotFoundAsync(kind, id, cancel)));
        },
        cancel);

    private static OrganizationQuery Query(HttpRequest request, OrganizationKind kind)
    {
        var parameters = new Parameters(request, [.. kind == OrganizationKind.Company ? CompanyFilters : InvestorFilters, .. Page]);
        var orders = OrganizationOrder.Of(kind);
        var sort = parameters.Word("sort", [.. orders.Select(order => order.Word)]);
        var query = new OrganizationQuery(kind)
        {
            Sectors = parameters.Filter("sector", Sector.ParseCode),
            Countries = parameters.Filter("country", Country.Parse),
            Regions = parameters.Filter("region", Region.Parse),
            Types = parameters.Filter("type", InvestorTypeList.Parse),
            Unicorn = parameters.Value("unicorn", PartialDate.Parse),
            Order = orders.FirstOrDefault(order => order.Word == sort) ?? OrganizationOrder.ByName,
            WithFigures = parameters.Word("include", ["figures"]) is not null,
            AsOf = parameters.Day("asOf"),
            Limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit),
        };
        return parameters.Text("cursor") is { } text
            ? query with
            {
                After = OrganizationCursor.Parse(text, query) ?? throw new ProblemException(Problem.BadParameter(
                    "cursor", "It is not a cursor of this list; use the nextLink as it is given, or begin without a cursor.")),
            }
            : query;
    }

    private async Task<string> NotFoundAsync(OrganizationKind kind, string id, CancellationToken cancel)
    {
        var missing = $"No {EnumWords.Of(kind)} has the id '{id}'";
        if (Slug.Parse(id) is { IsValue: true } known && await organizations.FindAsync(known.Value, cancel) is { Kinds: [var other, ..] })
        {
            return $"{missing}; it is a{(other == OrganizationKind.Investor ? "n" : "")} {EnumWords.Of(other)}: /{Route(other)}/{id}.";
        }

        return await names.NearestAsync(id, kind, cancel) is { } nearest ? $"{missing}; did you mean {nearest}?" : missing + ".";
    }

    private static string Route(OrganizationKind kind) => kind == OrganizationKind.Company ? "companies" : "investors";
}
