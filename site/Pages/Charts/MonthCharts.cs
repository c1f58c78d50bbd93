using System.Globalization;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The number of rounds by month.</summary>
internal static class MonthCharts
{
    private const int MostMonths = 36;

    public static Chart Counts(SiteData data)
    {
        var record = RecordSpan.Of(data);
        var months = Newest(data.ByMonth);
        var rounds = months.ConvertAll(month => (month.Month, month.Line?.Funding.Announced.Deals ?? 0));
        var hasTalks = months.Any(month => month.Line?.Funding.InTalks.Deals > 0);
        return new(
            "deals-by-month",
            CountFindings.BusiestMonth(rounds) ?? "Rounds announced by month",
            $"Number of announced and closed funding rounds, worldwide, by month{Period(months)}{record.AsOf}",
            "A bar for each month’s number of announced and closed rounds, with live talks on top. The table has the same figures.",
            "Only rounds whose date is known to the month. Debt, share sales and takeovers are not counted.",
            width => ColumnChart.Draw(width, [.. months.Select((month, i) => ColumnOf(i, month.Month, month.Line, record))], 230),
            PeriodTable.Of(
                "Rounds by month", "Month", "months", data.Months,
                months.Select(month => (PartialDate.OfMonth(month.Month.Year, month.Month.Month), month.Line))))
        {
            Key =
            [
                ("bar", "announced and closed"), ("unfinished", "of a month still incomplete"),
                .. hasTalks ? [("talk", "live talks")] : Array.Empty<(string, string)>(),
            ],
            File = "charts/deals-by-month",
        };
    }

    /// <summary>The newest months in chronological order, including months without a deal.</summary>
    private static List<(DateOnly Month, SummaryLine? Line)> Newest(SummaryTable table)
    {
        if (table.Value.Count == 0)
        {
            return [];
        }

        var lines = table.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        var newest = PartialDate.Parse(table.Value[0].Key).Value.First;
        var oldest = PartialDate.Parse(table.Value[^1].Key).Value.First;
        var months = new List<(DateOnly, SummaryLine?)>();
        for (var month = newest; month >= oldest && months.Count < MostMonths; month = month.AddMonths(-1))
        {
            months.Add((month, lines.GetValueOrDefault(month.ToString("yyyy-MM", CultureInfo.InvariantCulture))));
        }

        months.Reverse();
        return months;
    }

    private static TimeColumn ColumnOf(int i, DateOnly month, SummaryLine? line, RecordSpan record)
    {
        var (rounds, talks) = (line?.Funding.Announced.Deals ?? 0, line?.Funding.InTalks.Deals ?? 0);
        var isWhole = record.IsWhole(PartialDate.OfMonth(month.Year, month.Month));
        var label = $"{month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}: {Phrases.Count(Family.Funding, rounds)}"
            + (talks == 0 ? "" : $", and {English.Number(talks)} in live talks") + (isWhole ? "" : ", still incomplete");
        var year = month.ToString("yyyy", CultureInfo.InvariantCulture);
        return new(
            i == 0 || month.Month == 1 ? year : null,
            [(rounds, isWhole ? "bar" : "unfinished"), (talks, "talk")],
            $"{rounds}",
            label);
    }

    private static string Period(List<(DateOnly Month, SummaryLine? Line)> months) => months.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {months[0].Month:MMMM yyyy} to {months[^1].Month:MMMM yyyy}");
}
