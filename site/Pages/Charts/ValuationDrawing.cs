using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Draws valuations by date, all in the same currency. An uncertain valuation or date is drawn as an interval.</summary>
internal static class ValuationDrawing
{
    private const double Top = 28;
    private const int MostYears = 12;
    private const int ArrowLength = 18;

    /// <summary>The legend of the marks that are drawn.</summary>
    public static IReadOnlyList<(string Mark, string Words)> Key(IReadOnlyList<DrawnValuation> valuations)
    {
        var all = valuations.SelectMany(Marked).ToList();
        return
        [
            .. new (string Mark, string Words, Func<DrawnValuation, bool> IsDrawn)[]
            {
                ("dot", "of an announced or closed deal", valuation => valuation is { IsInTalks: false, Basis: not ValuationBasis.Pre }),
                ("pre", "pre-money, before the new money", valuation => valuation.Basis == ValuationBasis.Pre),
                ("talk", "from talks, or given up", valuation => valuation.IsInTalks),
                ("span", "“about”: five per cent either way, or a range", valuation => valuation.Low < valuation.High),
                ("arrow", "“at least”", valuation => valuation.High is null),
                ("arrow-down", "“up to”", valuation => valuation.Low is null),
                ("reach", "a date not known to the day", valuation => HasReach(valuation.Deal.Date)),
            }.Where(mark => all.Any(mark.IsDrawn)).Select(mark => (mark.Mark, mark.Words)),
        ];
    }

    public static Drawing Of(ChartWidth width, IReadOnlyList<DrawnValuation> valuations)
    {
        var isNarrow = width == ChartWidth.Narrow;
        var bottom = isNarrow ? 290 : 330;
        var drawing = new Drawing(width, bottom + 26);
        var (left, right) = isNarrow ? (0.16, 0.95) : (0.08, 0.96);
        var all = valuations.SelectMany(Marked).ToList();
        var steps = Axis.LogSteps(
            all.Min(valuation => valuation.Low ?? valuation.Figure / 1.5) * 0.95,
            all.Max(valuation => valuation.High ?? valuation.Figure * 1.5));
        double Y(double worth) => bottom - (Math.Log(worth / steps[0]) / Math.Log(steps[^1] / steps[0]) * (bottom - Top));
        foreach (var step in steps)
        {
            drawing.Line(left, Y(step), 1, Y(step), step == steps[0] ? "axis" : "grid");
            drawing.Label(0, Y(step) + 4, ChartMoney.Of((decimal)step, valuations[0].Currency.Prefix));
        }

        // The axis starts on 1 January and spans at least a year, so that two ticks show the length of a year.
        var first = new DateOnly(valuations.Min(valuation => valuation.Deal.Date.Year), 1, 1);
        var last = valuations.Select(valuation => valuation.Deal.Date.Last).Append(first.AddYears(1)).Max();
        double X(DateOnly day) =>
            left + 0.015 + ((right - left - 0.015) * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber));
        foreach (var day in Axis.NewYears(first, last, MostYears))
        {
            drawing.Line(X(day), bottom, X(day), bottom + 5, "axis");
            drawing.TryLabel(
                day.Year.ToString(CultureInfo.InvariantCulture), "tick",
                new(X(day), bottom + 19, "middle"), new(X(day), bottom + 19, "end", 6));
        }

        foreach (var valuation in valuations)
        {
            Draw(drawing, valuation, X, Y);
        }

        foreach (var (_, valuation) in valuations.Index().OrderBy(valuation => Order(valuation.Index, valuations.Count)))
        {
            foreach (var mark in Marked(valuation).Reverse())
            {
                PrintLabel(drawing, mark, X(mark.Deal.Date.First), Y(mark.Figure), isNarrow, valuation.Partner is not null);
            }
        }

        return drawing;
    }

    private static IEnumerable<DrawnValuation> Marked(DrawnValuation valuation) =>
        valuation.Partner is { } partner ? [valuation, partner] : [valuation];

    // The newest first, then the oldest, then the others from the newest on.
    private static int Order(int i, int count) => i == 0 ? 1 : (count - 1 - i) * 2;

    private static void Draw(Drawing drawing, DrawnValuation valuation, Func<DateOnly, double> across, Func<double, double> up)
    {
        var x = across(valuation.Deal.Date.First);
        if (valuation.Partner is { } partner)
        {
            drawing.Line(x, up(valuation.Figure), x, up(partner.Figure), "join");
        }

        foreach (var mark in Marked(valuation))
        {
            DrawMark(drawing, mark, x, up);
            if (HasReach(mark.Deal.Date))
            {
                drawing.Line(x, up(mark.Figure), across(mark.Deal.Date.Last), up(mark.Figure), "reach");
            }
        }

        // Marks are above their lines.
        foreach (var mark in Marked(valuation))
        {
            var label = $"{English.Date(mark.Deal.Date)}: {mark.Words}{BasisWords(mark.Basis)}{(mark.IsInTalks ? ", from talks" : "")}";
            var shape = mark.Basis == ValuationBasis.Pre ? Marks.Diamond : Marks.CircleAt(0, 5);
            drawing.Path(x, up(mark.Figure), shape, mark.IsInTalks ? "talk" : "dot", label);
        }
    }

    private static void DrawMark(Drawing drawing, DrawnValuation mark, double x, Func<double, double> up)
    {
        var y = up(mark.Figure);
        var (above, below) = (7.0, 7.0);
        switch (mark)
        {
            case { Low: { } low, High: { } high }:
                if (low < high)
                {
                    drawing.Interval(x, up(high), up(low));
                    (above, below) = (Math.Max(above, y - up(high)), Math.Max(below, up(low) - y));
                }

                break;
            case { High: null }:
                drawing.Arrow(x, y - 5, ArrowLength);
                above = ArrowLength + 6;
                break;
            default:
                drawing.Arrow(x, y + 5, -ArrowLength);
                below = ArrowLength + 6;
                break;
        }

        drawing.Labels.Block(x, y, 6, 6, above, below);
    }

    private static void PrintLabel(Drawing drawing, DrawnValuation mark, double x, double y, bool isNarrow, bool isPaired)
    {
        var basis = BasisWords(mark.Basis);
        var full = $"{mark.Short}{(mark.IsInTalks ? " in talks" : basis)}";
        var side = isPaired || mark.Basis == ValuationBasis.Pre ? basis.Replace("-money", "", StringComparison.Ordinal) : "";
        LabelPlace[] places =
        [
            new(x, y + 4, "end", -11), new(x, y - 12, "middle"), new(x, y + 4, "start", 11), new(x, y - 11, "end", 6),
            new(x, y + 21, "middle"),
            new(x, y + 17, "end", -9), new(x, y + 21, "end", 14), new(x, y + 20, "start", -4), new(x, y - 26, "middle"),
        ];
        if (isNarrow || !drawing.TryLabel(full, "label", places))
        {
            drawing.TryLabel(mark.Short + side, "label", places);
        }
    }

    private static string BasisWords(ValuationBasis basis) => basis switch
    {
        ValuationBasis.Pre => " pre-money",
        ValuationBasis.Post => " post-money",
        _ => "",
    };

    private static bool HasReach(PartialDate date) => date.Last > date.First;
}
