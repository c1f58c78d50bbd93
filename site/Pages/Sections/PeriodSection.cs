using System.Text;
using System.Text.Json;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Months and weeks: an archive, and a briefing for each.</summary>
internal static class PeriodSection
{
    private const string Rule =
        "Announced and closed rounds are counted. " + LeagueSection.Conversion + " Talks are shown apart, and so are takeovers, debt and " +
        "share sales. About a fifth of a quarter's deals are known at its end: the running quarter and the one before are marked.";

    public static IEnumerable<PageSet> Months(SiteContent content)
    {
        var months = content.Data.Months;
        var summarized = months.Select(month => month.Period).Intersect(content.Data.ByMonth.Value.Select(line => line.Key))
            .ToHashSet(StringComparer.Ordinal);
        return Sets(
            content, new("months", "Months", months, summarized), "A briefing for every month, newest first.",
            TooRough(content, DatePrecision.Month, "month"));
    }

    public static IEnumerable<PageSet> Weeks(SiteContent content) => Sets(
        content, new("weeks", "Weeks", content.Data.Weeks, new HashSet<string>()),
        "A briefing for every week in which a deal's day is known to lie, newest first.",
        TooRough(content, DatePrecision.Day, "week"));

    private static IEnumerable<PageSet> Sets(SiteContent content, Archive archive, string description, string? lede)
    {
        var list = ListPages.OfTable(content, archive.Folder, archive.Title, description, lede, Rule, Table(archive));
        return list.Concat(archive.Periods.Index().Select(period => new PageSet(
            $"/{archive.Folder}/{period.Item.Period}/", () => PagesOf(content, archive, period.Index))));
    }

    // A deal without a precise day may belong to any week. Readers of a week without deals should know that.
    private static string? TooRough(SiteContent content, DatePrecision needed, string period)
    {
        var counted = content.Data.Deals.Where(deal => deal.Deal.IsCounted()).ToList();
        return counted.Count(deal => deal.Deal.Date.Precision < needed) is > 0 and var rough
            ? $"Of {English.Number(counted.Count)} announced and closed deals, {English.Number(rough)} {(rough == 1 ? "is" : "are")} " +
                $"dated too roughly to be in any {period}."
            : null;
    }

    private static IEnumerable<Page> PagesOf(SiteContent content, Archive archive, int index)
    {
        var briefing = archive.Periods[index];
        var newer = index == 0 ? null : archive.Periods[index - 1];
        var older = index + 1 == archive.Periods.Count ? null : archive.Periods[index + 1];
        var isSummarized = archive.Summarized.Contains(briefing.Period);
        var head = content.Head($"{archive.Folder}/{briefing.Period}/index.html", briefing.Title, briefing.Lede[0]) with
        {
            Type = briefing.Deals.Count == 0 ? "website" : "article",
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{archive.Folder}/{briefing.Period}/"),
        };
        head = head with
        {
            JsonLd = briefing.Deals.Count == 0
                ? null
                : JsonLd.Article(head, briefing.Title, PartialDate.OfDay(Published(briefing)), null, []),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(briefing, content.DealJson.Context.Briefing);
        var fingerprint = Fingerprints.Of(
            content, json, newer?.Period ?? "", older?.Period ?? "", $"{isSummarized}",
            Encoding.UTF8.GetString(Alternates.Deals(content, briefing.Deals)),
            Fingerprints.StaleTalks(briefing.Deals, content.Data.Today));
        IEnumerable<Page> pages =
        [
            Page.Of<PeriodPage>(
                head,
                ("Briefing", briefing),
                ("Figure", isSummarized ? $"month.{briefing.Period}" : null),
                ("Newer", Link(archive, newer)), ("Older", Link(archive, older))),
            .. Alternates.Of(head.Address, () => json, briefing.Deals),
            SocialCards.Of(head),
        ];
        return pages.WithFingerprint(fingerprint);
    }

    private static (string Href, string Name)? Link(Archive archive, Briefing? other) =>
        other is null ? null : ($"/{archive.Folder}/{other.Period}/", other.Title);

    // The last day of the period, or the day of the data if the period is not over.
    private static DateOnly Published(Briefing briefing) =>
        BriefingPeriod.Parse(briefing.Period).Value.Last is var last && last < briefing.AsOf ? last : briefing.AsOf;

    private static FigureTable Table(Archive archive) => new(
        archive.Title + ", newest first",
        [
            new(archive.Title[..^1]), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true),
            new("No rate", true), new("In talks", true), new("Takeovers", true), new("Reporting"),
        ],
        [.. archive.Periods.Select(briefing => Row(archive.Folder, briefing))]);

    private static IReadOnlyList<TableCell> Row(string folder, Briefing briefing) =>
    [
        new(briefing.Title, $"/{folder}/{briefing.Period}/") { Key = briefing.Period },
        TableCell.Of(briefing.Funding.Announced.Deals),
        TableCell.Dollars(briefing.Funding.Announced.Usd, usd => usd.Total),
        TableCell.Dollars(briefing.Funding.Announced.Usd, usd => usd.WithoutLargest),
        TableCell.Of(briefing.Funding.Announced.Undisclosed),
        TableCell.Of(briefing.Funding.Announced.WithoutRate),
        TableCell.Of(briefing.Funding.InTalks.Deals),
        TableCell.Of(briefing.Of(Family.Takeovers).Announced.Deals),
        new(Reporting(briefing)),
    ];

    private static string Reporting(Briefing briefing)
    {
        if (briefing.RecordEnds is not null)
        {
            return "our record ends";
        }

        return briefing.Incomplete ? "incomplete" : "–";
    }

    /// <summary>The briefings of one kind of period.</summary>
    /// <param name="Title">The plural: "Months".</param>
    /// <param name="Periods">Newest first.</param>
    /// <param name="Summarized">The periods for which the API has a summary.</param>
    private sealed record Archive(string Folder, string Title, IReadOnlyList<Briefing> Periods, IReadOnlySet<string> Summarized);
}
