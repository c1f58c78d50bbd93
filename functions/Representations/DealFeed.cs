using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Deals as a feed that tells what became known, newest first, with every hedge in its title.</summary>
internal static class DealFeed
{
    /// <summary>As the site's feeds have them. A deal of which nothing was news is not told.</summary>
    public static Feed Of(IEnumerable<ListedDeal> deals, int most, PublicLinks links) => new(
        "ServerlessDeals: investments in AI companies",
        links.Base + "/deals",
        [
            .. DealEntry.Of(deals.Select(listed => listed.Deal)).Take(most).Select(entry => entry.ToEntry($"{links.Base}/deals/{entry.Deal.Id}")),
        ]);
}
