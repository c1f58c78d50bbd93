using System.Text.Json;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>All deals in pages, and a page for each.</summary>
internal static class DealSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var deals = content.Data.Deals;
        var lede = deals.Count == 0 ? null
            : $"{English.Capital(Phrases.Deals(deals.Count))}, of which {English.Number(deals.Count(deal => deal.Deal.IsCounted()))} announced or closed, {English.Number(deals.Count(deal => deal.Deal.IsPending()))} in talks, and {English.Number(deals.Count(deal => !deal.Deal.IsCounted() && !deal.Deal.IsPending()))} called off or denied.";
        return ListPages.OfDeals(content, "deals", "Deals", "Deals in AI financing, as the press reports them, newest first.", lede, [.. deals.Select(deal => deal.Deal)])
            .Concat(deals.Select(deal => new PageSet($"/deals/{deal.Deal.Id}/", () => Of(content, deal))));
    }

    private static IEnumerable<Page> Of(SiteContent content, DealDetail deal)
    {
        var headline = DealSentence.Headline(deal.Deal);
        var head = content.Head($"deals/{deal.Deal.Id}/index.html", headline, DealSentence.Of(deal.Deal)) with
        {
            Type = "article",
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"deals/{deal.Deal.Id}/"),
        };
        head = head with { JsonLd = JsonLd.Article(head, headline, FirstReport(deal), deal.Deal.Reported, deal.Claims.Select(claim => claim.Source.Url)) };
        var timeline = TimelineChart.Of(deal);
        var json = JsonSerializer.SerializeToUtf8Bytes(deal, content.DealJson.Context.DealDetail);
        return Alternates.Of(head.Address, () => json, [deal.Deal])
            .Concat(timeline?.Files(content.Addresses) ?? [])
            .Append(SocialCards.Of(head))
            .Prepend(Page.Of<DealPage>(head, ("Deal", deal), ("Timeline", timeline)))
            .WithFingerprint(Fingerprints.Of(content, json, Fingerprints.Stale(deal.Related.Append(deal.Deal), content.Data.Today)));
    }

    private static PartialDate FirstReport(DealDetail deal) =>
        deal.Claims.OrderBy(claim => claim.KnownOn).ThenByDescending(claim => claim.Source.Published.Precision).First().Source.Published;
}
