using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>The site's feeds: feed.atom and feed.json in the folder of the page that shows the same.</summary>
internal static class SiteFeed
{
    private const int Most = 50;

    /// <summary>Those first of which something became known last.</summary>
    /// <param name="folder">From the root with slashes: "/companies/minimax/".</param>
    public static IEnumerable<Page> OfDeals(string title, string folder, IEnumerable<DealItem> deals, SiteContent content) => Files(
        title, folder, [.. DealEntry.Of(deals).Take(Most).Select(entry => entry.ToEntry($"{content.Addresses.Site}/deals/{entry.Deal.Id}/"))], content.Addresses);

    public static IEnumerable<Page> OfCorrections(IEnumerable<Correction> corrections, SiteAddresses addresses) =>
        Files("ServerlessDeals: corrections", "/corrections/", [.. corrections.Take(Most).Select(one => Of(one, addresses)).DistinctBy(entry => entry.Id)], addresses);

    private static IEnumerable<Page> Files(string title, string folder, IReadOnlyList<FeedEntry> entries, SiteAddresses addresses)
    {
        var feed = new Feed(title, addresses.Site + folder, entries);
        return
        [
            Page.File(folder[1..] + "feed.atom", () => feed.Atom(addresses.Site + folder + "feed.atom")),
            Page.File(folder[1..] + "feed.json", () => feed.Json(addresses.Site + folder + "feed.json")),
        ];
    }

    private static FeedEntry Of(Correction correction, SiteAddresses addresses) => new(
        $"urn:serverlessdeals:correction:{correction.Deal}:{correction.Source.Claim}",
        $"{correction.Company}: {correction.Words}",
        $"{addresses.Site}/deals/{correction.Deal}/",
        correction.On,
        $"{correction.Company}: {correction.Words} By {correction.Source.Publisher}, {correction.Source.Published}.",
        correction.Source.Url);
}
