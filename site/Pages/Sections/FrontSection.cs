using System.Text.Json;
using ServerlessDeals.Briefings;
using ServerlessDeals.Json;

namespace ServerlessDeals.Pages;

/// <summary>The front page, and the feeds of everything.</summary>
internal static class FrontSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var head = content.Head("index.html", data.Latest is { } newest ? Story.Headline(newest) : "Nothing to report yet", data.Latest?.Lede[0] ?? "No deal has been announced and counted yet.") with
        {
            JsonLd = JsonLd.Dataset(data, content.Addresses),
            Scripts = ["tables.js"],
            Card = SocialCards.Address(""),
        };
        yield return Page.Of<FrontPage>(
            head, ("Data", data), ("Totals", MonthCharts.Totals(data.ByMonth)), ("Counts", MonthCharts.Counts(data.ByMonth)), ("Sectors", BarCharts.Sectors(data)),
            ("Countries", BarCharts.Countries(data)));
        yield return SocialCards.Of(head);
        foreach (var twin in data.Latest is { } latest ? Alternates.Of(head.Address, () => Json(content, latest), latest.Deals) : Alternates.Of(content, head, []))
        {
            yield return twin;
        }

        foreach (var file in SiteFeed.OfDeals("ServerlessDeals: investments in AI companies", "/", data.Deals.Select(deal => deal.Deal), content))
        {
            yield return file;
        }
    }

    // The briefing, and before it what is counted of all deals.
    private static byte[] Json(SiteContent content, Briefing latest) => Alternates.With(
        JsonSerializer.SerializeToUtf8Bytes(latest, content.DealJson.Context.Briefing), ("overall", JsonSerializer.SerializeToNode(content.Data.Overall!, DealsJson.Web.Summary)));
}
