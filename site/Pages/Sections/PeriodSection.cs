using System.Text;
using System.Text.Json;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Years, quarters, months and weeks: a list of each, and a briefing for each with all its deals.</summary>
internal static class PeriodSection
{
    private const string Rule =
        "Announced and closed rounds are counted. " + LeagueSection.Conversion + " Talks are shown apart, and so are takeovers, debt and " +
        "share sales. About a fifth of a quarter's deals are known at its end: the running quarter and the one before are marked.";

    public static IEnumerable<PageSet> Years(SiteContent content)
    {
        var archive = new Archive(BriefingSpan.Year, content.Data.Years);
        return PagesOf(content, archive).Prepend(new("/years/", () => ListOfYears(content, archive)));
    }

    public static IEnumerable<PageSet> Quarters(SiteContent content) => Sets(
        content, new(BriefingSpan.Quarter, content.Data.Quarters), "A briefing for every quarter with a deal, newest first.",
        DatePrecision.Quarter);

    public static IEnumerable<PageSet> Months(SiteContent content) => Sets(
        content, new(BriefingSpan.Month, content.Data.Months) { SettledLater = Story.SettledLater(content.Data.Deals) },
        "A briefing for every month with a deal, newest first.",
        DatePrecision.Month);

    public static IEnumerable<PageSet> Weeks(SiteContent content) => Sets(
        content, new(BriefingSpan.Week, content.Data.Weeks),
        "A briefing for every week in which a deal's day is known to lie, newest first.",
        DatePrecision.Day);

    private static IEnumerable<PageSet> Sets(SiteContent content, Archive archive, string description, DatePrecision needed)
    {
        var list = ListPages.OfTable(
            content, archive.Folder, archive.Title, description, Newest(archive.Periods), Rule + TooRough(content, needed, archive.Span),
            PeriodTables.Of(archive));
        return list.Concat(PagesOf(content, archive));
    }

    private static IEnumerable<Page> ListOfYears(SiteContent content, Archive archive)
    {
        var head = content.Head("years/index.html", "Years", "Every year of the record, with its quarters and months, newest first.") with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address("years/"),
        };
        return
        [
            Page.Of<YearsPage>(head, ("Data", content.Data), ("Rule", Rule)),
            SocialCards.Of(head),
            .. Alternates.Of(head, PeriodTables.Of(archive)),
        ];
    }

    // The last period that the record covers to its end, if one has a round, and the day on which the record ends.
    private static string? Newest(IReadOnlyList<Briefing> periods)
    {
        var whole = periods.FirstOrDefault(period => period.RecordEnds is null && period.Funding.Announced.Deals > 0);
        var end = periods.Select(period => period.RecordEnds).FirstOrDefault(day => day is not null);
        string[] sentences =
        [
            .. whole is null ? Array.Empty<string>() : [$"{Story.Headline(whole)}."],
            .. end is { } day ? [$"Our record ends {English.When(day)}."] : Array.Empty<string>(),
        ];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    // A deal without a precise day may belong to any week. Readers of a week without deals should know that.
    private static string? TooRough(SiteContent content, DatePrecision needed, BriefingSpan span)
    {
        var counted = content.Data.Deals.Where(deal => deal.Deal.IsCounted()).ToList();
        return counted.Count(deal => deal.Deal.Date.Precision < needed) is > 0 and var rough
            ? $" Of {English.Number(counted.Count)} announced and closed deals, {English.Number(rough)} {(rough == 1 ? "is" : "are")} " +
                $"dated too roughly to be in any {EnumWords.Of(span)}."
            : null;
    }

    private static IEnumerable<PageSet> PagesOf(SiteContent content, Archive archive) =>
        archive.Periods.Index().SelectMany(period =>
        {
            var list = ListOf(archive, period.Item);
            return (list is null ? [] : ListPages.Later(content, list))
                .Prepend(new($"/{archive.Folder}/{period.Item.Period}/", () => PagesOf(content, archive, period.Index, list))
                {
                    Known = content.Known.Of(period.Item.Deals)?.Last,
                });
        });

    // A short period shows each deal once, in the tables of its briefing.
    private static DealListing? ListOf(Archive archive, Briefing briefing) => briefing.Deals.Count <= PeriodPage.MostOthers
        ? null
        : new(
            $"{archive.Folder}/{briefing.Period}", briefing.Title, briefing.Lede[0],
            $"All {Phrases.Deals(briefing.Deals.Count)} of {briefing.Title}: announced, then in talks, the largest first", briefing.Deals);

    private static IEnumerable<Page> PagesOf(SiteContent content, Archive archive, int index, DealListing? list)
    {
        var briefing = archive.Periods[index];
        var newer = index == 0 ? null : archive.Periods[index - 1];
        var older = index + 1 == archive.Periods.Count ? null : archive.Periods[index + 1];
        var head = content.Head($"{archive.Folder}/{briefing.Period}/index.html", Story.Headline(briefing), briefing.Lede[0]) with
        {
            Type = "article",
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{archive.Folder}/{briefing.Period}/"),
        };
        var known = content.Known.Of(briefing.Deals);
        head = head with
        {
            JsonLd = known is { } span ? JsonLd.Article(head, head.Title, span, []) : null,
            Cite = PageCitation.Of(known, $"/briefings/{briefing.Period}"),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(briefing, content.DealJson.Context.Briefing);
        string[] lede = [.. briefing.Lede, .. archive.SettledLater?[briefing.Period] ?? []];
        IEnumerable<Page> pages =
        [
            Page.Of<PeriodPage>(
                head,
                ("Briefing", briefing), ("Lede", lede), ("Figure", archive.FigureOf(briefing)), ("List", list),
                ("Within", PeriodTables.Within(content.Data, archive.Span, briefing)),
                ("Newer", Link(archive, newer)), ("Older", Link(archive, older))),
            .. Alternates.Of(head.Address, () => json, briefing.Deals),
            SocialCards.Of(head),
        ];
        return pages.WithFingerprint(Fingerprints.Of(
            content, Alternates.Deals(content, briefing.Deals), Encoding.UTF8.GetString(json), newer?.Period ?? "", older?.Period ?? "",
            string.Join(' ', lede), Fingerprints.StaleTalks(briefing.Deals, content.Data.Today), $"{known}"));
    }

    private static (string Href, string Name)? Link(Archive archive, Briefing? other) =>
        other is null ? null : ($"/{archive.Folder}/{other.Period}/", other.Title);
}

/// <summary>The briefings of one kind of period.</summary>
/// <param name="Periods">Newest first.</param>
internal sealed record Archive(BriefingSpan Span, IReadOnlyList<Briefing> Periods)
{
    /// <summary>Sentences on talks of a period that were settled in a later one.</summary>
    public ILookup<string, string>? SettledLater { get; init; }

    public string Folder => EnumWords.Of(Span) + "s";

    /// <summary>The plural: "Months".</summary>
    public string Title => English.Capital(Folder);

    /// <summary>The API's name of a period's figures: of its summary, if there is one, otherwise of its briefing.</summary>
    public string FigureOf(Briefing briefing) =>
        Span == BriefingSpan.Week || !briefing.HasDeals() ? $"briefing.{briefing.Period}" : $"{EnumWords.Of(Span)}.{briefing.Period}";
}
