using System.Text.Json;
using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>The front page, and the feeds of everything.</summary>
internal static class FrontFamily
{
    public static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var head = new PageHead("index.html", data.Latest is { } newest ? Story.Headline(newest) : "Nothing to report yet", data.Latest?.Lede[0] ?? "No deal has been announced and counted yet.", content.Addresses)
        {
            AsOf = data.AsOf,
            Linked = Linked.Dataset(data, content.Addresses),
            HasTwins = data.Latest is not null,
            Scripts = ["tables.js"],
            Card = Cards.Address(""),
        };
        yield return Page.Of<FrontPage>(
            head, ("Data", data), ("Totals", MonthCharts.Totals(data.ByMonth)), ("Counts", MonthCharts.Counts(data.ByMonth)), ("Sectors", BarCharts.Sectors(data)),
            ("Countries", BarCharts.Countries(data)), ("League", BarCharts.League(data)), ("Changed", content.Corrections.Take(12).ToList()));
        yield return Cards.Of(head);
        if (data.Latest is { } latest)
        {
            yield return Page.File("index.json", () => JsonSerializer.SerializeToUtf8Bytes(latest, DealsJson.Web.Briefing));
            yield return Page.File("index.csv", () => DealCsv.Table(latest.Deals, withHeader: true));
        }

        foreach (var file in SiteFeed.OfDeals("ServerlessDeals: investments in AI companies", "/", data.Deals.Select(deal => deal.Deal), content.Addresses))
        {
            yield return file;
        }
    }
}
