using System.Text.Json;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The front page, and the feeds of everything.</summary>
internal static class FrontFamily
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var head = content.Head("index.html", data.Latest is { } newest ? Story.Headline(newest) : "Nothing to report yet", data.Latest?.Lede[0] ?? "No deal has been announced and counted yet.") with
        {
            Linked = Linked.Dataset(data, content.Addresses),
            Scripts = ["tables.js"],
            Card = Cards.Address(""),
        };
        yield return Page.Of<FrontPage>(
            head, ("Data", data), ("Totals", MonthCharts.Totals(data.ByMonth)), ("Counts", MonthCharts.Counts(data.ByMonth)), ("Sectors", BarCharts.Sectors(data)),
            ("Countries", BarCharts.Countries(data)));
        yield return Cards.Of(head);
        foreach (var twin in data.Latest is { } latest ? Twins.Of(head.Address, () => Json(content, latest), latest.Deals) : Twins.Of(content, head, []))
        {
            yield return twin;
        }

        foreach (var file in SiteFeed.OfDeals("ServerlessDeals: investments in AI companies", "/", data.Deals.Select(deal => deal.Deal), content))
        {
            yield return file;
        }
    }

    // The briefing, and before it what is counted of all deals.
    private static byte[] Json(SiteContent content, Briefing latest) => Twins.With(
        JsonSerializer.SerializeToUtf8Bytes(latest, content.Written.Json.Briefing), ("overall", JsonSerializer.SerializeToNode(content.Data.Overall!, AnswersJson.Web.Summary)));
}
