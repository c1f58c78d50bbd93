using System.Text;
using System.Text.Json;
using ServerlessDeals.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Months and weeks: the archive, and a briefing for each.</summary>
internal static class PeriodSection
{
    public static IEnumerable<PageSet> Months(SiteContent content) =>
        Sets(content, "months", "Months", "A briefing for every month, newest first.", content.Data.Months, Elsewhere(content, DatePrecision.Month, "month"), Known(content, content.Data.Months));

    public static IEnumerable<PageSet> Weeks(SiteContent content) =>
        Sets(content, "weeks", "Weeks", "A briefing for every week in which a deal's day is known to lie, newest first.", content.Data.Weeks, Elsewhere(content, DatePrecision.Day, "week"), new HashSet<string>());

    private static IEnumerable<PageSet> Sets(SiteContent content, string folder, string title, string description, IReadOnlyList<Briefing> all, string? elsewhere, IReadOnlySet<string> summed) =>
        ListPages.OfTable(content, folder, title, description, elsewhere, "Announced and closed rounds are counted, amounts in US$ million; talks stand apart, and so do takeovers, debt and share sales. About a fifth of a quarter's deals are known at its end: the running quarter and the one before are marked.", Table(folder, title, all))
            .Concat(all.Index().Select(one => new PageSet(
                $"/{folder}/{one.Item.Period}/",
                () => Of(content, folder, one.Item, one.Index == 0 ? null : all[one.Index - 1], one.Index + 1 == all.Count ? null : all[one.Index + 1], summed))));

    // A deal whose day nobody gave may lie in any week: who reads that one had none should know.
    private static string? Elsewhere(SiteContent content, DatePrecision least, string period)
    {
        var counted = content.Data.Deals.Where(deal => deal.Deal.IsCounted()).ToList();
        return counted.Count(deal => deal.Deal.Date.Precision < least) is > 0 and var some
            ? $"Of {English.Number(counted.Count)} announced and closed deals, {English.Number(some)} {(some == 1 ? "is" : "are")} dated too roughly to be in any {period}."
            : null;
    }

    private static IEnumerable<Page> Of(SiteContent content, string folder, Briefing one, Briefing? newer, Briefing? older, IReadOnlySet<string> summed)
    {
        (string, string)? Link(Briefing? other) => other is null ? null : ($"/{folder}/{other.Period}/", other.Title);
        var head = content.Head($"{folder}/{one.Period}/index.html", one.Title, one.Lede[0]) with
        {
            Type = one.Deals.Count == 0 ? "website" : "article",
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{folder}/{one.Period}/"),
        };
        head = head with { JsonLd = one.Deals.Count == 0 ? null : JsonLd.Article(head, one.Title, PartialDate.OfDay(Published(one)), null, []) };
        var json = JsonSerializer.SerializeToUtf8Bytes(one, content.DealJson.Context.Briefing);
        return Alternates.Of(head.Address, () => json, one.Deals)
            .Append(SocialCards.Of(head))
            .Prepend(Page.Of<PeriodPage>(head, ("Of", one), ("Figure", summed.Contains(one.Period) ? $"month.{one.Period}" : null), ("Newer", Link(newer)), ("Older", Link(older))))
            .WithFingerprint(Fingerprints.Of(content, json, newer?.Period ?? "", older?.Period ?? "", $"{summed.Contains(one.Period)}", Encoding.UTF8.GetString(Alternates.Deals(content, one.Deals)), Fingerprints.Stale(one.Deals, content.Data.Today)));
    }

    // The last day of the period, and of one that is not over the day as of which it is told.
    private static DateOnly Published(Briefing one) => BriefingPeriod.Parse(one.Period).Value.Last is var last && last < one.AsOf ? last : one.AsOf;

    // Months with a deal are counted among the summaries too.
    private static HashSet<string> Known(SiteContent content, IReadOnlyList<Briefing> months) =>
        [.. months.Select(month => month.Period).Intersect(content.Data.ByMonth.Value.Select(line => line.Key))];

    private static FigureTable Table(string folder, string title, IReadOnlyList<Briefing> all) => new(
        title + ", newest first",
        [new(title[..^1]), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true), new("In talks", true), new("Takeovers", true), new("Reporting")],
        [
            .. all.Select(one => (IReadOnlyList<Cell>)[
                new(one.Title, $"/{folder}/{one.Period}/") { Key = one.Period }, Cell.Of(one.Funding.Announced.Deals), Cell.Millions(one.Funding.Announced.InDollars()?.Total),
                Cell.Millions(one.Funding.Announced.InDollars()?.WithoutLargest), Cell.Of(one.Funding.Announced.Undisclosed), Cell.Of(one.Funding.InTalks.Deals), Cell.Of(one.Of(Family.Takeovers).Announced.Deals),
                new(one.RecordEnds is not null ? "our record ends" : one.Incomplete ? "incomplete" : "–")]),
        ]);
}
