using System.Text.Json;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Publishing.Front;

namespace ServerlessDeals.Pages;

/// <summary>The front page, and the feeds of all deals.</summary>
internal static class FrontSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var front = FrontBriefing.Of(data);
        var head = content.Head("index.html", front?.Story.Headline ?? "Nothing to report yet", Description(front)) with
        {
            JsonLd = JsonLd.WebSite(content.Addresses),
            Card = SocialCards.Address(""),
        };
        return
        [
            Page.Of<FrontPage>(head, ("Front", front), ("Totals", RaisedChart.Of(data))),
            SocialCards.Of(head, data.Deals.Count == 0 ? null : RaisedChart.Of(data)),
            .. data.Latest is { } latest
                ? Alternates.Of(head.Address, () => Json(content, latest), latest.Deals)
                : Alternates.Of(content, head, []),
            .. SiteFeed.OfDeals(Brand.Title, "/", data.Deals.Select(deal => deal.Deal), content),
        ];
    }

    // Without the sentences that depend on the day, because cards do not.
    private static string Description(FrontBriefing? front) => front?.Story is { } story
        ? string.Join(" ", story.Lede.Take(1).Prepend($"{story.Headline}."))
        : "No deal has been announced and counted yet.";

    // The totals of all deals, then the briefing of the month.
    private static byte[] Json(SiteContent content, Briefing latest) => Alternates.With(
        JsonSerializer.SerializeToUtf8Bytes(latest, content.DealJson.Context.Briefing),
        ("overall", JsonSerializer.SerializeToNode(content.Data.Overall!, AnswersJson.Web.Summary)));
}
