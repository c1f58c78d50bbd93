using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

public sealed class DealsApi(DealReader deals, NameIndex names, PublicLinks links, Answers answers)
{
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => ListAsync(request, "deals", query => query, cancel);

    /// <summary>Deals whose sources contradict each other, with the contradicting values.</summary>
    public Task<IResult> ConflictsAsync(HttpRequest request, CancellationToken cancel) =>
        ListAsync(request, "conflicts", query => query with { Contradicted = true }, cancel);

    /// <summary>The same list, with its query plan and the number of storage requests.</summary>
    public Task<IResult> ExplainAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            var parameters = new Parameters(request, [.. DealParameters.Filters, .. DealParameters.Page]);
            var query = await DealParameters.ReadAsync(parameters, NamedAsync, query => query, cancel);
            var (page, next) = await PageAsync(request, "operations/explain", query, cancel);
            return Results.Json(
                new ExplainedList(page.Explanation!, page.Listed, next, page.Next?.ToText(query)), AnswersJson.Web.ExplainedList);
        },
        cancel);

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var asOf = new Parameters(request, "asOf").Day("asOf");
            return DealId.Parse(id) is { IsValue: true } parsed && await deals.DetailAsync(parsed.Value, asOf, cancel) is { } deal
                ? Answer.Json(deal, AnswersJson.Web.DealDetail) with { IsPast = asOf is not null }
                : throw new ProblemException(Problem.NotFound("deal", NotFound(id, asOf)));
        },
        cancel);

    private Task<IResult> ListAsync(
        HttpRequest request, string route, Func<DealQuery, DealQuery> narrow, CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var parameters = new Parameters(request, [.. DealParameters.Filters, .. DealParameters.Page, "fields", "format", "include"]);
            var format = DealFormat.Choose(request, parameters.Word("format", [.. DealFormat.All.Select(format => format.Word)]));
            var fields = Fields(parameters.Text("fields"), format);
            var query = await DealParameters.ReadAsync(parameters, NamedAsync, narrow, cancel);
            query = query with
            {
                WithTotal = parameters.Word("include", ["total"]) is not null,
                WithTimelines = fields?.Contains(DealFormat.Timeline) == true,
            };
            var (page, next) = await PageAsync(request, route, query, cancel);
            var list = new DealList(page.Listed, next, page.Total)
            {
                NextCursor = page.Next?.ToText(query),
                TotalUnknown = page.TotalUnknown,
            };
            return new Answer(format.Write(list, fields), format.ContentType)
            {
                IsPast = query.AsOf is not null,
                NextLink = next,
            };
        },
        cancel);

    private async Task<(DealPage Page, string? Next)> PageAsync(
        HttpRequest request, string route, DealQuery query, CancellationToken cancel)
    {
        var page = await DealParameters.PageAsync(deals, query, cancel);
        return (page, page.Next is null ? null : links.Next(request, route, page.Next.ToText(query)));
    }

    private Task<IReadOnlyList<Slug>> NamedAsync(string text, CancellationToken cancel) => DealParameters.NamedAsync(names, text, cancel);

    private static string NotFound(string id, DateOnly? asOf) => asOf is { } day
        ? $"No deal has the id '{id}', or nothing had been published about it by {PartialDate.OfDay(day)}."
        : $"No deal has the id '{id}'.";

    /// <summary>The values of fields=; null for all fields.</summary>
    internal static string[]? Fields(string? text, DealFormat format)
    {
        var names = text?.Split(',');
        if (format == DealFormat.Csv && names?.Contains(DealFormat.Timeline) == true)
        {
            throw new ProblemException(Problem.BadParameter("fields", "A table has no timeline; ask for format=json or ndjson."));
        }

        return names?.FirstOrDefault(name => !DealFormat.Fields.Contains(name)) is { } unknown
            ? throw new ProblemException(Problem.BadParameter(
                "fields", $"'{unknown}' is not one of {string.Join(", ", DealFormat.Fields)}."))
            : names;
    }
}
