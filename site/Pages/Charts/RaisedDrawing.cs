using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Draws the quarters of <see cref="RaisedChart"/>.</summary>
internal static class RaisedDrawing
{
    // With fewer quarters, they are as far apart as so many.
    private const int LeastQuarters = 8;
    private const int MostNarrowYears = 5;
    private const double Top = 26;
    private const double TalksTall = 44;

    public static Drawing Of(ChartWidth width, IReadOnlyList<DrawnQuarter> quarters)
    {
        var bottom = width == ChartWidth.Narrow ? 270 : 310;
        var hasTalks = quarters.Any(quarter => quarter.Talks > 0);
        var drawing = new Drawing(width, bottom + 24 + (hasTalks ? TalksTall + 44 : 0));
        var left = width == ChartWidth.Narrow ? 0.15 : 0.075;
        var slot = (1 - left) / Math.Max(LeastQuarters, quarters.Count);
        double X(int i) => left + ((i + 0.5) * slot);
        var known = quarters.Where(quarter => quarter.Low > 0).ToList();
        var steps = Axis.Powers(
            known.Select(quarter => quarter.WithoutLargest > 0 ? quarter.WithoutLargest : quarter.Low).DefaultIfEmpty(1_000_000).Min(),
            known.Select(quarter => quarter.High).DefaultIfEmpty(10_000_000).Max());
        double Y(double dollars) => bottom - (Math.Log(dollars / steps[0]) / Math.Log(steps[^1] / steps[0]) * (bottom - Top));
        foreach (var step in steps)
        {
            drawing.Line(left, Y(step), 1, Y(step), step == steps[0] ? "axis" : "grid");
            drawing.Label(0, Y(step) + 4, ChartMoney.Of((decimal)step, "$"));
        }

        DrawYears(drawing, quarters, bottom, left, slot);
        foreach (var (i, quarter) in quarters.Index().Where(quarter => quarter.Item.Low > 0))
        {
            DrawQuarter(drawing, quarter, X(i), Y);
        }

        foreach (var (i, quarter) in quarters.Index().Where(quarter => quarter.Item.Low > 0)
            .OrderByDescending(quarter => Importance(quarter.Item, quarters)).ThenByDescending(quarter => quarter.Index))
        {
            var y = Y(quarter.High) - (quarter.IsOpen ? 22 : 10);
            drawing.TryLabel(
                ChartMoney.Of(quarter.Announced.Usd!.Total), "label",
                new(X(i), y, "middle"), new(X(i), y, "end", 3), new(X(i), Y(quarter.Low) + 4, "end", -9));
        }

        if (hasTalks)
        {
            DrawTalks(drawing, quarters, X, slot);
        }

        return drawing;
    }

    private static void DrawQuarter(Drawing drawing, DrawnQuarter quarter, double x, Func<double, double> up)
    {
        var y = up(quarter.Low);
        if (quarter.WithoutLargest > 0)
        {
            drawing.Line(x, up(quarter.WithoutLargest), x, y, "stem");
        }

        if (quarter.IsOpen)
        {
            drawing.Arrow(x, y - 4, 13);
        }
        else if (quarter.IsRange)
        {
            drawing.Interval(x, up(quarter.High), y);
        }

        drawing.Circle(x, y, 4, quarter.IsWhole ? "dot" : "ring", quarter.Label);
        drawing.Labels.Block(
            x, y, 5, 5, quarter.IsOpen ? 17 : y - up(quarter.High) + 5, quarter.WithoutLargest > 0 ? up(quarter.WithoutLargest) - y : 5);
    }

    private static void DrawYears(Drawing drawing, IReadOnlyList<DrawnQuarter> quarters, double bottom, double left, double slot)
    {
        var years = quarters.Select(quarter => quarter.Period.Year).Distinct().Count();
        foreach (var (i, quarter) in quarters.Index().Where(quarter => quarter.Index == 0 || quarter.Item.Period.Quarter == 1))
        {
            var x = left + (i * slot);
            drawing.Line(x, bottom, x, bottom + 5, "axis");
            var own = quarters.Count(other => other.Period.Year == quarter.Period.Year);
            var year = quarter.Period.Year.ToString(CultureInfo.InvariantCulture);
            var text = drawing.Width == ChartWidth.Narrow && years > MostNarrowYears ? "’" + year[2..] : year;
            drawing.TryLabel(text, "tick", new(x + (own * slot / 2), bottom + 18, "middle"), new(x, bottom + 18, "start", 3),
                new(1, bottom + 18, "end"));
        }
    }

    private static void DrawTalks(Drawing drawing, IReadOnlyList<DrawnQuarter> quarters, Func<int, double> across, double slot)
    {
        var bottom = drawing.Height - 4;
        var most = quarters.Max(quarter => quarter.Talks);
        drawing.Label(0, bottom - TalksTall - 18, "Live talks, not in the totals", "strong");
        drawing.Line(0, bottom, 1, bottom, "axis");
        double TallOf(DrawnQuarter quarter) => Math.Max(2, quarter.Talks / most * (TalksTall - 12));
        foreach (var (i, quarter) in quarters.Index().Where(quarter => quarter.Item.Talks > 0).Reverse())
        {
            var tall = TallOf(quarter);
            drawing.Bar(across(i) - (slot * 0.36), bottom - tall, slot * 0.72, tall, "talk", quarter.TalksLabel);
            drawing.Labels.Block(across(i), bottom, 6, 6, tall, 0);
        }

        foreach (var (i, quarter) in quarters.Index().Where(quarter => quarter.Item.Talks > 0).Reverse())
        {
            var tall = TallOf(quarter);
            var text = ChartMoney.Of(quarter.InTalks.Usd!.Total);
            drawing.TryLabel(
                text, "label",
                new(across(i), bottom - tall - 5, "middle"), new(across(i), bottom - tall - 5, "end", 3),
                new(across(i), bottom - 4, "end", -9));
        }
    }

    // The largest, the newest, the newest whole one and the oldest first; then the largest of each year.
    private static double Importance(DrawnQuarter quarter, IReadOnlyList<DrawnQuarter> quarters)
    {
        var most = quarters.Max(other => other.Low);
        if (quarter == quarters.LastOrDefault(other => other is { IsWhole: true, Low: > 0 }))
        {
            return most;
        }

        var isNewest = quarter == quarters.Last(other => other.Low > 0);
        var isFirst = quarter == quarters.First(other => other.Low > 0);
        var isLargestOfYear = quarter.Low >= quarters.Where(other => other.Period.Year == quarter.Period.Year).Max(other => other.Low);
        return (isFirst || isNewest, isLargestOfYear) switch
        {
            (true, _) => most,
            (_, true) => quarter.Low,
            _ => 0,
        };
    }
}
