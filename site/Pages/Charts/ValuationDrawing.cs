using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Draws valuations in one currency by date. An uncertain valuation or date is drawn as an interval.</summary>
internal static class ValuationDrawing
{
    private const int Left = 56;
    private const int Right = 630;
    private const int Top = 14;
    private const int Bottom = 230;
    private const int MostYears = 12;

    /// <summary>The legend of the marks that are drawn.</summary>
    public static IReadOnlyList<(string Mark, string Words)> Key(List<DealItem> deals) =>
    [
        .. new (string Mark, string Words, Func<DealItem, bool> IsDrawn)[]
        {
            ("dot", "announced or closed", deal => deal.IsCounted()),
            ("ring", "still in talks, or given up", deal => !deal.IsCounted()),
            ("span", "what the words allow: \"about\" is five per cent either way", deal => Low(Worth(deal)) < High(Worth(deal))),
            ("arrow", "\"at least\", \"more than\": up without an end", deal => High(Worth(deal)) is null),
            ("arrow-down", "\"up to\", \"less than\": down without an end", deal => Low(Worth(deal)) is null),
            ("reach", "a date known only to the month, quarter or year", deal => deal.Date.Last > deal.Date.First),
        }.Where(mark => deals.Exists(deal => mark.IsDrawn(deal))).Select(mark => (mark.Mark, mark.Words)),
    ];

    public static Drawing Of(List<DealItem> deals)
    {
        var drawing = new Drawing(640, 270);
        // Leaves room for the arrows of open intervals and a small margin.
        var smallest = deals.Min(deal => Low(Worth(deal)) ?? Figure(deal) / 2) * 0.95;
        var largest = deals.Max(deal => High(Worth(deal)) ?? Figure(deal) * 1.6) * 1.05;
        var steps = Axis.LogSteps(smallest, largest);
        decimal Y(double worth) => (decimal)(Bottom - (Math.Log(worth / steps[0]) / Math.Log(steps[^1] / steps[0]) * (Bottom - Top)));
        foreach (var step in steps)
        {
            drawing.Line(Left, Y(step), Right, Y(step), step == steps[0] ? "axis" : "grid");
            drawing.Label(Left - 6, Y(step) + 4, Axis.Money((decimal)step, Worth(deals[0]).Currency.Prefix), "tick", "end");
        }

        // The axis starts on 1 January and spans at least a year, so that two ticks show the length of a year.
        var first = new DateOnly(deals.Min(deal => deal.Date.Year), 1, 1);
        var last = deals.Select(deal => deal.Date.Last).Append(first.AddYears(1)).Max();
        decimal X(DateOnly day) =>
            Left + 14 + ((Right - Left - 28) * (day.DayNumber - first.DayNumber) / (decimal)(last.DayNumber - first.DayNumber));
        foreach (var day in Axis.NewYears(first, last, MostYears))
        {
            drawing.Line(X(day), Bottom, X(day), Bottom + 4, "axis");
            drawing.Label(X(day), Bottom + 18, day.Year.ToString(CultureInfo.InvariantCulture), "tick", "middle");
        }

        foreach (var deal in deals)
        {
            Draw(drawing, deal, X, Y);
        }

        return drawing;
    }

    private static void Draw(Drawing drawing, DealItem deal, Func<DateOnly, decimal> across, Func<double, decimal> up)
    {
        var worth = Worth(deal);
        var (x, y) = (across(deal.Date.First), up(Figure(deal)));
        if (deal.Date.Last > deal.Date.First)
        {
            drawing.Line(x, y, across(deal.Date.Last), y, "axis");
        }

        if ((Low(worth), High(worth)) is ({ } low, { } high))
        {
            if (low < high)
            {
                drawing.Interval(x, up(high), up(low));
            }
        }
        else
        {
            drawing.Arrow(x, y, High(worth) is null ? Top : Bottom);
        }

        drawing.Circle(x, y, 4, deal.IsCounted() ? "dot" : "ring", $"{deal.Date}: {worth}");
    }

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;

    // A logarithmic scale has no zero.
    private static double Figure(DealItem deal) => Math.Max(1, Worth(deal).Figure);

    private static double? Low(Amount worth) => worth switch
    {
        { Low: 0, High: > 0 } => null,
        { IsApproximate: true } => worth.Low * (1 - (Amount.AboutPercent / 100.0)),
        _ => Math.Max(1, worth.Low),
    };

    private static double? High(Amount worth) => worth switch
    {
        { High: null } => null,
        { IsApproximate: true } => worth.High * (1 + (Amount.AboutPercent / 100.0)),
        _ => Math.Max(1, worth.High!.Value),
    };
}
