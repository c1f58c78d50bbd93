using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Draws valuations by date, all in the same currency. An uncertain valuation or date is drawn as an interval.</summary>
internal static class ValuationDrawing
{
    private const int Left = 56;
    private const int Right = 630;
    private const int Top = 14;
    private const int Bottom = 230;
    private const int MostYears = 12;

    /// <summary>The legend of the marks that are drawn.</summary>
    public static IReadOnlyList<(string Mark, string Words)> Key(IReadOnlyList<DrawnValuation> valuations) =>
    [
        .. new (string Mark, string Words, Func<DrawnValuation, bool> IsDrawn)[]
        {
            ("dot", "announced or closed", valuation => valuation.Deal.IsCounted()),
            ("ring", "still in talks, or given up", valuation => !valuation.Deal.IsCounted()),
            ("span", "what the words allow: \"about\" is five per cent either way", valuation => valuation.Low < valuation.High),
            ("arrow", "\"at least\", \"more than\": up without an end", valuation => valuation.High is null),
            ("arrow-down", "\"up to\", \"less than\": down without an end", valuation => valuation.Low is null),
            ("reach", "a date known only to the month, quarter or year", valuation => HasReach(valuation.Deal.Date)),
        }.Where(mark => valuations.Any(valuation => mark.IsDrawn(valuation))).Select(mark => (mark.Mark, mark.Words)),
    ];

    public static Drawing Of(IReadOnlyList<DrawnValuation> valuations)
    {
        var drawing = new Drawing(640, 270);
        // Leaves room for the arrows of open intervals and a small margin.
        var smallest = valuations.Min(valuation => valuation.Low ?? valuation.Figure / 2) * 0.95;
        var largest = valuations.Max(valuation => valuation.High ?? valuation.Figure * 1.6) * 1.05;
        var steps = Axis.LogSteps(smallest, largest);
        decimal Y(double worth) => (decimal)(Bottom - (Math.Log(worth / steps[0]) / Math.Log(steps[^1] / steps[0]) * (Bottom - Top)));
        foreach (var step in steps)
        {
            drawing.Line(Left, Y(step), Right, Y(step), step == steps[0] ? "axis" : "grid");
            drawing.Label(Left - 6, Y(step) + 4, Axis.Money((decimal)step, valuations[0].Currency.Prefix), "tick", "end");
        }

        // The axis starts on 1 January and spans at least a year, so that two ticks show the length of a year.
        var first = new DateOnly(valuations.Min(valuation => valuation.Deal.Date.Year), 1, 1);
        var last = valuations.Select(valuation => valuation.Deal.Date.Last).Append(first.AddYears(1)).Max();
        decimal X(DateOnly day) =>
            Left + 14 + ((Right - Left - 28) * (day.DayNumber - first.DayNumber) / (decimal)(last.DayNumber - first.DayNumber));
        foreach (var day in Axis.NewYears(first, last, MostYears))
        {
            drawing.Line(X(day), Bottom, X(day), Bottom + 4, "axis");
            drawing.Label(X(day), Bottom + 18, day.Year.ToString(CultureInfo.InvariantCulture), "tick", "middle");
        }

        foreach (var valuation in valuations)
        {
            Draw(drawing, valuation, X, Y);
        }

        return drawing;
    }

    private static void Draw(Drawing drawing, DrawnValuation valuation, Func<DateOnly, decimal> across, Func<double, decimal> up)
    {
        var date = valuation.Deal.Date;
        var (x, y) = (across(date.First), up(valuation.Figure));
        if (HasReach(date))
        {
            drawing.Line(x, y, across(date.Last), y, "axis");
        }

        if ((valuation.Low, valuation.High) is ({ } low, { } high))
        {
            if (low < high)
            {
                drawing.Interval(x, up(high), up(low));
            }
        }
        else
        {
            drawing.Arrow(x, y, valuation.High is null ? Top : Bottom);
        }

        drawing.Circle(x, y, 4, valuation.Deal.IsCounted() ? "dot" : "ring", $"{date}: {valuation.Text}");
    }

    private static bool HasReach(PartialDate date) => date.Last > date.First;
}
