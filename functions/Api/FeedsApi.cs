using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>The latest news of any query for deals, for feed readers.</summary>
public sealed class FeedsApi(DealReader deals, NameIndex names, PublicLinks links, Answers answers)
{
    public const int DefaultEntries = 50;
    public const int MostEntries = 100;

    /// <summary>
    /// After this many storage requests for deals a feed ends, even if it has fewer entries than its limit. The entries are still the
    /// newest of the query.
    /// </summary>
    public const int MostRequests = 20;

    /// <summary>A feed is about what became known last, so it has no past day.</summary>
    private static readonly string[] Names = [.. DealParameters.Filters.Except(["asOf"]), "limit"];

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
            var parameters = new Parameters(request, Names);
            var limit = parameters.Number("limit", DefaultEntries, 1, MostEntries);
            var query = await DealParameters.ReadAsync(
                parameters,
                (text, token) => DealParameters.NamedAsync(names, text, token),
                query => query with { Order = DealOrder.NewsFirst, Limit = limit },
                cancel,
                paged: false);
            var found = await NewsAsync(query, cancel);
            var asked = request.Query.Where(pair => pair.Key != "code")
                .SelectMany(pair => pair.Value.Select(value => (pair.Key, value ?? ""))).ToArray();
            var feed = DealFeed.Of(found, query, HomeOf(asked), links);
            return new Answer(write(feed, links.To(route, asked)), type);
        },
        cancel);

    /// <summary>The deals with the newest news, newest first. Those that never were news may follow.</summary>
    private async Task<List<DealItem>> NewsAsync(DealQuery query, CancellationToken cancel)
    {
        var (found, spent) = (new List<DealItem>(), 0);
        for (var next = query; ;)
        {
            var page = await DealParameters.PageAsync(deals, next, cancel);
            found.AddRange(page.Deals);
            spent += page.Requests;
            if (page.Next is null
                || found.Count >= query.Limit
                || found is [.., { News: null }]
                || spent + DealReader.MaxRequests > MostRequests)
            {
                return found;
            }

            next = query with { After = page.Next };
        }
    }

    /// <summary>The page of the briefing about the same deals; the API's list if there is none.</summary>
    private string HomeOf((string Name, string Value)[] asked)
    {
        var filters = asked.Where(pair => pair.Name != "limit").ToArray();
        return links.PageOf(filters) ?? links.To("deals", [.. filters, ("sort", DealOrder.NewsFirst.Word)]);
    }
}
