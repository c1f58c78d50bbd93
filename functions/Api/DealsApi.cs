using Microsoft.AspNetCore.Http;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

public sealed class DealsApi(DealReader deals, OrganizationReader organizations, PublicLinks links)
{
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var (page, next) = await PageAsync(request, "deals", cancel);
        if (next is not null)
        {
            request.HttpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return Results.Json(new DealList(page.Deals, next), DealsJson.Web.DealList);
    });

    /// <summary>The same list, with the plan that it was read by and what that cost.</summary>
    public Task<IResult> ExplainAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        var (page, next) = await PageAsync(request, "operations/explain", cancel);
        return Results.Json(new ExplainedList(page.Explanation!, page.Deals, next), DealsJson.Web.ExplainedList);
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

    private async Task<(DealPage Page, string? Next)> PageAsync(HttpRequest request, string route, CancellationToken cancel)
    {
        var query = DealParameters.Read(request);
        var page = await deals.ListAsync(query, cancel);
        return (page, page.Next is null ? null : links.Next(request, route, page.Next.ToText(query)));
    }
}
