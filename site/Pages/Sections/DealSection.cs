using System.Text.Json;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The list of deals, and a page for each.</summary>
internal static class DealSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var deals = content.Data.Deals;
        var list = ListPages.OfDeals(
            content, "deals", "Deals", "Deals in AI financing, as the press reports them, newest first.", Lede(deals),
            [.. deals.Select(deal => deal.Deal)]);
        return list.Concat(deals.Select(deal => new PageSet($"/deals/{deal.Deal.Id}/", () => PagesOf(content, deal))
        {
            Known = content.Known.Of([deal.Deal])?.Last,
        }));
    }

    private static string? Lede(IReadOnlyList<DealDetail> deals)
    {
        if (deals.Count == 0)
        {
            return null;
        }

        var (counted, pending) = (deals.Count(deal => deal.Deal.IsCounted()), deals.Count(deal => deal.Deal.IsPending()));
        var ended = deals.Count - counted - pending;
        return $"We hold {Phrases.Deals(deals.Count)}: {English.Number(counted)} announced or closed, " +
            $"{English.Number(pending)} in talks, " +
            $"and {English.Number(ended)} called off or denied.";
    }

    private static IEnumerable<Page> PagesOf(SiteContent content, DealDetail deal)
    {
        var headline = Story.Headline(deal);
        var head = content.Head($"deals/{deal.Deal.Id}/index.html", headline, DealSentence.Of(deal.Deal)) with
        {
            Type = "article",
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"deals/{deal.Deal.Id}/"),
        };
        var sources = deal.Claims.Select(claim => claim.Source.Url);
        var known = content.Known.Of([deal.Deal]);
        head = head with
        {
            JsonLd = known is { } span ? JsonLd.Article(head, headline, span, sources) : null,
            Cite = PageCitation.Of(known, $"/deals/{deal.Deal.Id}"),
        };
        var timeline = TimelineChart.Of(deal);
        var json = JsonSerializer.SerializeToUtf8Bytes(deal, content.DealJson.Context.DealDetail);
        var stale = Fingerprints.StaleTalks(deal.Related.Append(deal.Deal), content.Data.Today);
        IEnumerable<Page> pages =
        [
            Page.Of<DealPage>(head, ("Deal", deal), ("Timeline", timeline)),
            .. Alternates.Of(head.Address, () => json, [deal.Deal]),
            .. timeline?.Files(content.Addresses) ?? [],
            SocialCards.Of(head),
        ];
        return pages.WithFingerprint(Fingerprints.Of(content, json, stale));
    }
}
