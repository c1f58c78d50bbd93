using Microsoft.AspNetCore.Http;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

public sealed class DealsApi(DealReader deals, OrganizationReader organizations, PublicLinks links)
{
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var parameters = new Parameters(request, "company", "investor", "status", "from", "to", "asOf", "limit", "cursor");
        var query = new DealQuery
        {
            Company = parameters.Value("company", Slug.Parse),
            Investor = parameters.Value("investor", Slug.Parse),
            Statuses = parameters.Values("status", Words.Parse<DealStatus>),
            From = parameters.Value("from", PartialDate.Parse),
            To = parameters.Value("to", PartialDate.Parse),
            AsOf = parameters.Day("asOf"),
            Limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit),
        };
        if (query.From?.First > query.To?.Last)
        {
            throw new ProblemException(Problem.BadParameter("from", $"'{query.From}' is after '{query.To}'; from is the earlier one."));
        }

        if (parameters.Text("cursor") is { } text)
        {
            query = query with
            {
                After = Cursor.Parse(text, query) ?? throw new ProblemException(
                    Problem.BadParameter("cursor", "It is not a cursor of this query; take the nextLink as it is given, or begin without one.")),
            };
        }

        var page = await deals.ListAsync(query, cancel);
        var next = page.Next is null ? null : links.Next(request, "deals", page.Next.ToText(query));
        if (next is not null)
        {
            request.HttpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return Results.Json(new DealList(page.Deals, next), DealsJson.Web.DealList);
    });

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var asOf = new Parameters(request, "asOf").Day("asOf");
        if (DealId.Parse(id) is not { IsValue: true } parsed || await deals.GetAsync(parsed.Value, asOf, cancel) is not { } deal)
        {
            throw new ProblemException(Problem.NotFound(
                "deal", asOf is null ? $"No deal has the id '{id}'." : $"No deal has the id '{id}', or nothing had been published of it by {PartialDate.OfDay(asOf.Value)}."));
        }

        var register = await organizations.RegisterAsync([deal.Company, .. deal.Parties.Select(party => party.Org)], cancel);
        return Results.Json(DealDetail.Of(deal, DealItem.Of(deal, register), asOf), DealsJson.Web.DealDetail);
    });
}
