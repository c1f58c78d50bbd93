using System.Text.Json;
using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The front page, and the feeds of all deals.</summary>
internal static class FrontSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var title = data.Latest is { } newest ? Story.Headline(newest) : "Nothing to report yet";
        var head = content.Head("index.html", title, data.Latest?.Lede[0] ?? "No deal has been announced and counted yet.") with
        {
            JsonLd = JsonLd.Dataset(data, content.Addresses),
            Scripts = ["tables.js"],
            Card = SocialCards.Address(""),
        };
        return
        [
            Page.Of<FrontPage>(
                head,
                ("Data", data),
                ("Totals", MonthCharts.Totals(data.ByMonth)), ("Counts", MonthCharts.Counts(data.ByMonth)),
                ("Sectors", BarCharts.Sectors(data)), ("Countries", BarCharts.Countries(data))),
            SocialCards.Of(head),
            .. data.Latest is { } latest
                ? Alternates.Of(head.Address, () => Json(content, latest), latest.Deals)
                : Alternates.Of(content, head, []),
            .. SiteFeed.OfDeals(Brand.Title, "/", data.Deals.Select(deal => deal.Deal), content),
        ];
    }

    // The totals of all deals, then the briefing of the month.
    private static byte[] Json(SiteContent content, Briefing latest) => Alternates.With(
        JsonSerializer.SerializeToUtf8Bytes(latest, content.DealJson.Context.Briefing),
        ("overall", JsonSerializer.SerializeToNode(content.Data.Overall!, AnswersJson.Web.Summary)));
}
