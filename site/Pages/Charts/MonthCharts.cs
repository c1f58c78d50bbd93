using System.Globalization;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Months, drawn as money and as numbers of deals.</summary>
internal static class MonthCharts
{
    private const int Most = 36;

    // Fewer months than a year's are not drawn wider.
    private const int Least = 12;
    private const int Left = 52;
    private const int Right = 712;

    private static readonly (string, string)[] MoneyKey =
        [("bar", "announced and closed, without the largest round"), ("bar-light", "the month's largest round in dollars"), ("talk", "in talks")];

    /// <summary>Dollars by month, with and without the largest deal; rumoured ones below the line.</summary>
    public static Chart Totals(SummaryTable table)
    {
        var months = Newest(table);
        decimal Largest(Func<SummaryLine, Tally> part) => months.Select(month => month.Line is { } line ? Dollars(part(line)) : 0).DefaultIfEmpty().Max();

        // One scale both ways: what is below the line has 50 of the height, what is above it 210.
        var steps = Axis.Steps(Math.Max(Largest(line => line.Funding.Announced), Largest(line => line.Funding.InTalks) * 210 / 50));
        var drawing = new Drawing(720, 330);
        var scale = 210m / steps[^1];
        foreach (var step in steps)
        {
            drawing.Line(Left, 230 - (step * scale), Right, 230 - (step * scale), step == 0 ? "axis" : "grid");
            drawing.Label(Left - 6, 234 - (step * scale), Axis.Money(step, "$"), "tick", "end");
        }

        var width = (Right - Left) / (decimal)Math.Max(Least, months.Count);
        foreach (var (i, (month, line)) in months.Index())
        {
            var x = Left + (i * width) + (width * 0.1m);
            var (total, rest, talks) = (Dollars(line?.Funding.Announced) * scale, Rest(line?.Funding.Announced) * scale, Dollars(line?.Funding.InTalks) * scale);
            drawing.Rect(x, 230 - rest, width * 0.8m, rest, "bar");
            drawing.Rect(x, 230 - total, width * 0.8m, total - rest, "bar-light", Told(month, line?.Funding.Announced));
            drawing.Rect(x, 232, width * 0.8m, talks, "talk");
            Tick(drawing, i, month, x, months.Count);
        }

        return new(
            "totals-by-month", "Dollars raised by month",
            Description(months, "Total of announced and closed rounds in US dollars, by lower bound"),
            "Lower bounds of amounts in US dollars: \"up to\" has none and stands only in the table. Other currencies and undisclosed amounts are left out, and so are debt, share sales and takeovers. The running quarter and the one before are incomplete.",
            drawing, Table("Dollars by month, US$ million", months))
        {
            Key = MoneyKey,
            File = "charts/totals-by-month",
        };
    }

    /// <summary>Numbers of deals by month.</summary>
    public static Chart Counts(SummaryTable table)
    {
        var months = Newest(table);
        var steps = Axis.Steps(months.Select(month => (month.Line?.Funding.Announced.Deals ?? 0) + (month.Line?.Funding.InTalks.Deals ?? 0)).DefaultIfEmpty().Max());
        var drawing = new Drawing(720, 270);
        var scale = 210m / steps[^1];
        foreach (var step in steps)
        {
            drawing.Line(Left, 230 - (step * scale), Right, 230 - (step * scale), step == 0 ? "axis" : "grid");
            drawing.Label(Left - 6, 234 - (step * scale), Axis.Short(step), "tick", "end");
        }

        var width = (Right - Left) / (decimal)Math.Max(Least, months.Count);
        foreach (var (i, (month, line)) in months.Index())
        {
            var x = Left + (i * width) + (width * 0.1m);
            var (deals, talks) = ((line?.Funding.Announced.Deals ?? 0) * scale, (line?.Funding.InTalks.Deals ?? 0) * scale);
            drawing.Rect(x, 230 - deals, width * 0.8m, deals, "bar");
            drawing.Rect(x, 228 - deals - talks, width * 0.8m, talks, "talk");
            Tick(drawing, i, month, x, months.Count, 246);
        }

        return new(
            "deals-by-month", "Rounds by month",
            Description(months, "Number of announced and closed rounds"),
            "Rounds whose date is known to the month, without debt, share sales and takeovers. The running quarter and the one before are incomplete.",
            drawing, Table("Rounds by month, amounts in US$ million", months))
        {
            Key = [("bar", "announced and closed"), ("talk", "in talks")],
            File = "charts/deals-by-month",
        };
    }

    private static List<(DateOnly Month, SummaryLine? Line)> Newest(SummaryTable table)
    {
        var lines = table.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        if (table.Value.Count == 0)
        {
            return [];
        }

        var newest = PartialDate.Parse(table.Value[0].Key).Value.First;
        var oldest = PartialDate.Parse(table.Value[^1].Key).Value.First;
        var months = new List<(DateOnly, SummaryLine?)>();
        for (var month = newest; month >= oldest && months.Count < Most; month = month.AddMonths(-1))
        {
            months.Add((month, lines.GetValueOrDefault(month.ToString("yyyy-MM", CultureInfo.InvariantCulture))));
        }

        months.Reverse();
        return months;
    }

    private static decimal Dollars(Tally? tally) => tally?.InDollars()?.Total.Low ?? 0;

    private static decimal Rest(Tally? tally) => tally?.InDollars()?.WithoutLargest?.Low ?? 0;

    private static string Told(DateOnly month, Tally? tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}: {tally?.InDollars()?.Text}, {Phrases.Count(Family.Funding, tally?.Deals ?? 0)}");

    private static void Tick(Drawing drawing, int i, DateOnly month, decimal x, int count, decimal y = 304)
    {
        if (month.Month == 1 || count <= 6)
        {
            drawing.Label(x, y, month.ToString(count <= 6 ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture));
        }
        else if (i == 0 && month.Month < 10)
        {
            drawing.Label(x, y, month.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        }
    }

    private static string Description(List<(DateOnly Month, SummaryLine? Line)> months, string what) => months.Count == 0
        ? "There is no month with a deal yet."
        : string.Create(CultureInfo.InvariantCulture, $"{what}, for each month from {months[0].Month:MMMM yyyy} to {months[^1].Month:MMMM yyyy}; live talks are drawn apart. The table has the same figures.");

    private static FigureTable Table(string caption, List<(DateOnly Month, SummaryLine? Line)> months) => new(
        caption,
        [new("Month"), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true), new("In talks", true), new("Their total", true), new("Takeovers", true), new("Their price", true)],
        [
            .. months.AsEnumerable().Reverse().Select(month =>
            {
                var key = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
                return (IReadOnlyList<Cell>)[
                    new(key, $"/months/{key}/"), Cell.Of(month.Line?.Funding.Announced.Deals ?? 0), Cell.Millions(month.Line?.Funding.Announced.InDollars()?.Total),
                    Cell.Millions(month.Line?.Funding.Announced.InDollars()?.WithoutLargest), Cell.Of(month.Line?.Funding.Announced.Undisclosed ?? 0),
                    Cell.Of(month.Line?.Funding.InTalks.Deals ?? 0), Cell.Millions(month.Line?.Funding.InTalks.InDollars()?.Total),
                    Cell.Of(month.Line?.Of(Family.Takeovers).Announced.Deals ?? 0), Cell.Millions(month.Line?.Of(Family.Takeovers).Announced.InDollars()?.Total)];
            }),
        ]);
}
