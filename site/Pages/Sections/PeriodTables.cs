using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Tables of years, quarters, months and weeks, and of what is within one of them.</summary>
internal static class PeriodTables
{
    /// <summary>All periods of an archive, newest first.</summary>
    public static FigureTable Of(Archive archive) => new(
        archive.Title + ", newest first",
        [
            new(archive.Title[..^1]), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true),
            new("No rate", true), new("In talks", true), new("Takeovers", true), new("Reporting"),
        ],
        [.. archive.Periods.Select(briefing => Row(archive.Folder, briefing))]);

    /// <summary>The quarters and months of a year or a quarter, and its sectors and countries. None for a shorter period.</summary>
    public static IReadOnlyList<FigureTable> Within(SiteData data, BriefingSpan span, Briefing briefing)
    {
        if (span is not (BriefingSpan.Year or BriefingSpan.Quarter))
        {
            return [];
        }

        var parts = span == BriefingSpan.Year
            ? [Parts(briefing, new(BriefingSpan.Quarter, data.Quarters))]
            : Array.Empty<FigureTable>();
        var counted = new DealTables(briefing.Deals, data.Today);
        return
        [
            .. parts,
            Parts(briefing, new(BriefingSpan.Month, data.Months)),
            .. new[] { GroupKind.Sectors, GroupKind.Countries, GroupKind.Rounds }.Select(kind =>
                GroupTables.Within(kind, counted, Family.Funding, briefing.Period)),
        ];
    }

    /// <summary>The periods of an archive that are in a year or a quarter, oldest first.</summary>
    public static IEnumerable<Briefing> In(Briefing whole, IEnumerable<Briefing> periods)
    {
        var date = BriefingPeriod.Parse(whole.Period).OrThrow().Date;
        return periods.Where(period => date.Contains(BriefingPeriod.Parse(period.Period).OrThrow().Date)).Reverse();
    }

    private static FigureTable Parts(Briefing whole, Archive parts) => new(
        parts.Title,
        [new(parts.Title[..^1]), new("Rounds", true), new("Raised", true), new("In talks", true)],
        [
            .. In(whole, parts.Periods).Select(part => (IReadOnlyList<TableCell>)[
                new(part.Title, $"/{parts.Folder}/{part.Period}/") { Key = part.Period },
                TableCell.Of(part.Funding.Announced.Deals, $"{parts.FigureOf(part)}.funding.announced.deals"),
                TableCell.Dollars(part.Funding.Announced.Usd, usd => usd.Total),
                TableCell.Of(part.Funding.InTalks.Deals)]),
        ]);

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
}
