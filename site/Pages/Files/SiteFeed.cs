using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>The site's feeds: feed.atom and feed.json in the folder of a page.</summary>
internal static class SiteFeed
{
    private const int MostEntries = 50;

    /// <summary>A feed of deals, latest news first.</summary>
    /// <param name="folder">The folder from the root: "/companies/minimax/".</param>
    public static IEnumerable<Page> OfDeals(string title, string folder, IEnumerable<DealItem> deals, SiteContent content)
    {
        var entries = DealEntry.Of(deals).Take(MostEntries);
        return Files(
            title,
            folder,
            [.. entries.Select(entry => entry.ToEntry($"{content.Addresses.Site}/deals/{entry.Deal.Id}/"))],
            content.Addresses);
    }

    public static IEnumerable<Page> OfCorrections(IEnumerable<Correction> corrections, SiteAddresses addresses)
    {
        var entries = corrections.Take(MostEntries).Select(correction => EntryOf(correction, addresses));
        return Files($"{Brand.Name}: corrections", "/corrections/", [.. entries.DistinctBy(entry => entry.Id)], addresses);
    }

    private static IEnumerable<Page> Files(string title, string folder, IReadOnlyList<FeedEntry> entries, SiteAddresses addresses)
    {
        var feed = new Feed(title, addresses.Site + folder, entries);
        return
        [
            Page.File(folder[1..] + "feed.atom", () => feed.Atom(addresses.Site + folder + "feed.atom")),
            Page.File(folder[1..] + "feed.json", () => feed.Json(addresses.Site + folder + "feed.json")),
        ];
    }

    private static FeedEntry EntryOf(Correction correction, SiteAddresses addresses) => new(
        $"urn:serverlessdeals:correction:{correction.Deal}:{correction.Source.Claim}",
        $"{correction.Company}: {correction.Words}",
        $"{addresses.Site}/deals/{correction.Deal}/",
        correction.On,
        $"{correction.Company}: {correction.Words} By {correction.Source.Publisher}, {correction.Source.Published}.",
        correction.Source.Url);
}
