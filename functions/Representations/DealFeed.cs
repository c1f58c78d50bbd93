using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Functions.Representations;

/// <summary>The news of deals as a feed, newest first. Titles keep every hedge of the sources.</summary>
internal static class DealFeed
{
    /// <summary>The same entries as in the site's feeds. Deals without news are left out.</summary>
    public static Feed Of(IEnumerable<ListedDeal> deals, int most, PublicLinks links) => new(
        "ServerlessDeals: investments in AI companies",
        links.Base + "/deals",
        [
            .. DealEntry.Of(deals.Select(listed => listed.Deal))
                .Take(most)
                .Select(entry => entry.ToEntry($"{links.Base}/deals/{entry.Deal.Id}")),
        ]);
}
