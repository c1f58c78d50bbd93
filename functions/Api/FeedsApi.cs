using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Api;

/// <summary>The latest news of deals, for feed readers.</summary>
public sealed class FeedsApi(DealReader deals, PublicLinks links, Answers answers)
{
    private const int Entries = 50;

    // All deals of an organization fit into one request. Without an organization only the latest news is read.
    private const int OrganizationLimit = TableLimits.PageRows - 1;

    public Task<IResult> AtomAsync(HttpRequest request, CancellationToken cancel) =>
        FeedAsync(request, "feed.atom", "application/atom+xml; charset=utf-8", (feed, self) => feed.Atom(self), cancel);

    public Task<IResult> JsonAsync(HttpRequest request, CancellationToken cancel) =>
        FeedAsync(request, "feed.json", "application/feed+json; charset=utf-8", (feed, self) => feed.Json(self), cancel);

    private Task<IResult> FeedAsync(
        HttpRequest request,
        string route,
        string type,
        Func<Feed, string, byte[]> write,
        CancellationToken cancel) => answers.GuardCachedAsync(
        request,
        async (request, cancel) =>
        {
            var parameters = new Parameters(request, "company", "investor");
            var (company, investor) = (parameters.Value("company", Slug.Parse), parameters.Value("investor", Slug.Parse));
            var query = new DealQuery
            {
                Company = company,
                Investor = investor,
                Order = DealOrder.NewsFirst,
                Limit = company is null && investor is null ? Entries : OrganizationLimit,
            };
            var page = await deals.ListAsync(query, cancel);
            var self = links.To(route, [.. request.Query.Select(pair => (pair.Key, pair.Value.ToString()))]);
            return new Answer(write(DealFeed.Of(page.Listed, Entries, links), self), type);
        },
        cancel);
}
