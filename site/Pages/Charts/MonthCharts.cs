using System.Globalization;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Charts by month: the money, and the number of rounds.</summary>
internal static class MonthCharts
{
    private const int MostMonths = 36;

    // With fewer months, bars are as wide as those of a whole year.
    private const int LeastMonths = 12;
    private const int Left = 52;
    private const int Right = 712;

    // Announced rounds are drawn above this axis. In the chart of money, talks are drawn below it.
    private const int AxisY = 230;
    private const int HeightAbove = 210;
    private const int HeightBelow = 50;

    /// <summary>Dollars by month, with and without the largest round. Talks are drawn below the axis.</summary>
    public static Chart Totals(SummaryTable table)
    {
        var months = Newest(table);
        decimal Largest(Func<SummaryLine, DealFigures> figuresOf) =>
            months.Select(month => Dollars(month.Line is { } line ? figuresOf(line) : null)).DefaultIfEmpty().Max();

        // Both directions have the same scale, chosen so that the bars fit above the axis and below it.
        var most = Math.Max(Largest(line => line.Funding.Announced), Largest(line => line.Funding.InTalks) * HeightAbove / HeightBelow);
        var steps = Axis.Steps(most);
        var drawing = new Drawing(720, 330);
        var scale = DrawAxis(drawing, steps, step => Axis.Money(step, "$"));
        foreach (var (i, (month, line)) in months.Index())
        {
            var (x, width) = Bar(i, months.Count);
            var total = Dollars(line?.Funding.Announced) * scale;
            var rest = WithoutLargest(line?.Funding.Announced) * scale;
            drawing.Rect(x, AxisY - rest, width, rest, "bar");
            drawing.Rect(x, AxisY - total, width, total - rest, "bar-light", Described(month, line?.Funding.Announced));
            drawing.Rect(x, AxisY + 2, width, Dollars(line?.Funding.InTalks) * scale, "talk");
            DrawMonth(drawing, i, month, x, months.Count, 304);
        }

        return new(
            "totals-by-month", "Dollars raised by month",
            Description(months, "Total of announced and closed rounds in US dollars, by lower bound"),
            "Lower bounds of amounts in US dollars: \"up to\" has none and is only in the table. " + Conversion(months) +
            "Undisclosed amounts are left out, and so are debt, share sales and takeovers. " +
            "The running quarter and the one before are incomplete.",
            drawing, Table("Dollars by month", months))
        {
            Key =
            [
                ("bar", "announced and closed, without the largest round"), ("bar-light", "the month's largest round"),
                ("talk", "in talks"),
            ],
            File = "charts/totals-by-month",
        };
    }

    /// <summary>Numbers of rounds by month.</summary>
    public static Chart Counts(SummaryTable table)
    {
        var months = Newest(table);
        var most = months.Select(month => Announced(month.Line) + InTalks(month.Line)).DefaultIfEmpty().Max();
        var drawing = new Drawing(720, 270);
        var scale = DrawAxis(drawing, Axis.Steps(most), Axis.Short);
        foreach (var (i, (month, line)) in months.Index())
        {
            var (x, width) = Bar(i, months.Count);
            var (deals, talks) = (Announced(line) * scale, InTalks(line) * scale);
            drawing.Rect(x, AxisY - deals, width, deals, "bar");
            drawing.Rect(x, AxisY - 2 - deals - talks, width, talks, "talk");
            DrawMonth(drawing, i, month, x, months.Count, 246);
        }

        return new(
            "deals-by-month", "Rounds by month",
            Description(months, "Number of announced and closed rounds"),
            "Rounds whose date is known to the month, without debt, share sales and takeovers. " +
            "The running quarter and the one before are incomplete.",
            drawing, Table("Rounds by month", months))
        {
            Key = [("bar", "announced and closed"), ("talk", "in talks")],
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
            months.Add((month, lines.GetValueOrDefault(KeyOf(month))));
        }

        months.Reverse();
        return months;
    }

    private static string KeyOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static int Announced(SummaryLine? line) => line?.Funding.Announced.Deals ?? 0;

    private static int InTalks(SummaryLine? line) => line?.Funding.InTalks.Deals ?? 0;

    private static decimal Dollars(DealFigures? figures) => figures?.Usd?.Total.Low ?? 0;

    private static decimal WithoutLargest(DealFigures? figures) => figures?.Usd?.WithoutLargest?.Low ?? 0;

    private static string Described(DateOnly month, DealFigures? figures) =>
        $"{KeyOf(month)}: {figures?.Usd?.Text}, {Phrases.Count(Family.Funding, figures?.Deals ?? 0)}";

    /// <summary>Which amounts the chart draws at which rates, and how many have none.</summary>
    private static string Conversion(List<(DateOnly Month, SummaryLine? Line)> months)
    {
        var figures = months.SelectMany(month => new[] { month.Line?.Funding.Announced, month.Line?.Funding.InTalks })
            .OfType<DealFigures>().ToList();
        var (converted, without) = (figures.Sum(part => part.Usd?.Converted ?? 0), figures.Sum(part => part.WithoutRate));
        return (converted == 0 ? "" : $"Other currencies are converted at the rate of each deal's date. {RateWords.Sources}. ")
            + (without == 0 ? "" : $"{English.Capital(Phrases.Deals(without))} without a rate {(without == 1 ? "is" : "are")} left out. ");
    }

    /// <returns>The height of one unit.</returns>
    private static decimal DrawAxis(Drawing drawing, IReadOnlyList<decimal> steps, Func<decimal, string> label)
    {
        var scale = HeightAbove / steps[^1];
        foreach (var step in steps)
        {
            var y = AxisY - (step * scale);
            drawing.Line(Left, y, Right, y, step == 0 ? "axis" : "grid");
            drawing.Label(Left - 6, y + 4, label(step), "tick", "end");
        }

        return scale;
    }

    private static (decimal X, decimal Width) Bar(int i, int count)
    {
        var width = (Right - Left) / (decimal)Math.Max(LeastMonths, count);
        return (Left + (i * width) + (width * 0.1m), width * 0.8m);
    }

    // Up to six months have a label each. Otherwise each January has one, and the first month if the next January is not too close.
    private static void DrawMonth(Drawing drawing, int i, DateOnly month, decimal x, int count, decimal y)
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

    private static string Description(List<(DateOnly Month, SummaryLine? Line)> months, string counted)
    {
        if (months.Count == 0)
        {
            return "There is no month with a deal yet.";
        }

        var span = string.Create(CultureInfo.InvariantCulture, $"from {months[0].Month:MMMM yyyy} to {months[^1].Month:MMMM yyyy}");
        return $"{counted}, for each month {span}; live talks are drawn apart. The table has the same figures.";
    }

    private static FigureTable Table(string caption, List<(DateOnly Month, SummaryLine? Line)> months) => new(
        caption,
        [
            new("Month"), new("Rounds", true), new("Raised", true), new("Without largest", true), new("No amount", true),
            new("No rate", true), new("In talks", true), new("Their total", true), new("Takeovers", true), new("Their price", true),
            new("As reported", IsWide: true),
        ],
        [.. months.AsEnumerable().Reverse().Select(month => Row(KeyOf(month.Month), month.Line))]);

    private static IReadOnlyList<TableCell> Row(string month, SummaryLine? line)
    {
        var takeovers = line?.Of(Family.Takeovers).Announced;
        return
        [
            new(month, $"/months/{month}/"),
            TableCell.Of(Announced(line)),
            TableCell.Dollars(line?.Funding.Announced.Usd, usd => usd.Total),
            TableCell.Dollars(line?.Funding.Announced.Usd, usd => usd.WithoutLargest),
            TableCell.Of(line?.Funding.Announced.Undisclosed ?? 0),
            TableCell.Of(line?.Funding.Announced.WithoutRate ?? 0),
            TableCell.Of(InTalks(line)),
            TableCell.Dollars(line?.Funding.InTalks.Usd, usd => usd.Total),
            TableCell.Of(takeovers?.Deals ?? 0),
            TableCell.Dollars(takeovers?.Usd, usd => usd.Total),
            TableCell.Reported(line?.Funding.Announced),
        ];
    }
}
