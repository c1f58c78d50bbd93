using ServerlessDeals.Briefings;
using ServerlessDeals.Feeds;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>The site's feeds: feed.atom and feed.json in the folder of the page that shows the same.</summary>
internal static class SiteFeed
{
    private const int Most = 50;

    /// <summary>Those first of which something became known last.</summary>
    /// <param name="folder">From the root with slashes: "/companies/minimax/".</param>
    public static IEnumerable<Page> OfDeals(string title, string folder, IEnumerable<DealItem> deals, SiteContent content) =>
        Files(title, folder, [.. deals.OrderByDescending(deal => content.KnownOn(deal.Id)).ThenBy(deal => deal.Id).Take(Most).Select(deal => Of(deal, content))], content.Addresses);

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

    private static FeedEntry Of(DealItem deal, SiteContent content) => new(
        $"urn:serverlessdeals:deal:{deal.Id}",
        $"{deal.Company.Name}: {Phrases.Kind(deal.Kind)}, {deal.Amount.Value}, {Phrases.Status(deal.Status)}",
        $"{content.Addresses.Site}/deals/{deal.Id}/",
        content.KnownOn(deal.Id),
        Text.Headline(deal) + (Text.Leads(deal) is { Length: > 0 } leads ? $" Led by {leads}." : "") + (deal.Unconfirmed ? " Unconfirmed: it rests on blogs and databases alone." : ""),
        deal.Amount.Source?.Url);

    private static FeedEntry Of(Correction one, SiteAddresses addresses) => new(
        $"urn:serverlessdeals:correction:{one.Deal}:{one.KnownOn:yyyy-MM-dd}:{one.Source.Claim}:{one.Words.Length}",
        $"{one.Company}: {one.Words}",
        $"{addresses.Site}/deals/{one.Deal}/",
        one.KnownOn,
        $"{one.Company}: {one.Words} By {one.Source.Publisher}, {one.Source.Published}.",
        one.Source.Url);
}
