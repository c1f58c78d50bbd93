using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The figures of periods, newest first, beside the charts along time.</summary>
internal static class PeriodTable
{
    /// <param name="heading">The heading of the first column.</param>
    /// <param name="folder">The folder of the pages of the periods.</param>
    /// <param name="pages">The periods that have a page.</param>
    /// <param name="periods">Oldest first. A period without a deal is left out.</param>
    public static FigureTable Of(
        string caption,
        string heading,
        string folder,
        IReadOnlyList<Briefing> pages,
        IEnumerable<(PartialDate Period, SummaryLine? Line)> periods)
    {
        var linked = pages.Select(page => page.Period).ToHashSet(StringComparer.Ordinal);
        return new(
            caption,
            [
                new(heading), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true),
                new("No rate", true), new("In talks", true), new("Their total", true), new("Takeovers", true), new("Their price", true),
                new("As reported", IsWide: true),
            ],
            [
                .. periods.Where(period => period.Line?.AllDeals() > 0).Reverse()
                    .Select(period => Row(Href($"{period.Period}"), period.Period, period.Line!)),
            ]);

        string? Href(string period) => linked.Contains(period) ? $"/{folder}/{period}/" : null;
    }

    private static IReadOnlyList<TableCell> Row(string? href, PartialDate period, SummaryLine line)
    {
        var takeovers = line.Of(Family.Takeovers).Announced;
        return
        [
            new(English.ShortDate(period), href) { Key = $"{period}" },
            TableCell.Of(line.Funding.Announced.Deals),
            TableCell.Dollars(line.Funding.Announced.Usd, usd => usd.Total),
            TableCell.Dollars(line.Funding.Announced.Usd, usd => usd.WithoutLargest),
            TableCell.Of(line.Funding.Announced.Undisclosed),
            TableCell.Of(line.Funding.Announced.WithoutRate),
            TableCell.Of(line.Funding.InTalks.Deals),
            TableCell.Dollars(line.Funding.InTalks.Usd, usd => usd.Total),
            TableCell.Of(takeovers.Deals),
            TableCell.Dollars(takeovers.Usd, usd => usd.Total),
            TableCell.Reported(line.Funding.Announced),
        ];
    }
}
