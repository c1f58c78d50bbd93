namespace ServerlessDeals.Pages;

/// <summary>A row of a ranking.</summary>
/// <param name="Parts">The parts of its bar, from the left.</param>
/// <param name="Value">The label at its end.</param>
internal sealed record RankedBar(string Name, IReadOnlyList<BarPart> Parts, string Value)
{
    public decimal Length => Parts.Sum(part => part.Length);
}

/// <param name="Mark">The CSS class.</param>
/// <param name="Label">What it shows, for readers who point at it.</param>
internal sealed record BarPart(decimal Length, string Mark, string Label);

/// <summary>Draws horizontal bars with their names and values: beside the bars on a wide drawing, above them on a narrow one.</summary>
internal static class RankedBars
{
    private const double MostNameShare = 0.4;
    private const int Gap = 8;

    public static Drawing Draw(ChartWidth width, IReadOnlyList<RankedBar> bars) =>
        width == ChartWidth.Narrow ? Narrow(bars) : Wide(bars);

    private static Drawing Narrow(IReadOnlyList<RankedBar> bars)
    {
        const int Row = 38;
        var drawing = new Drawing(ChartWidth.Narrow, (bars.Count * Row) + 4);
        var scale = 1 / Most(bars);
        foreach (var (i, bar) in bars.Index())
        {
            var y = i * Row;
            var room = ChartWidth.Narrow.Pixels().Least - LabelPlaces.WidthOf(bar.Value) - Gap;
            drawing.Label(0, y + 14, LabelPlaces.Fitted(bar.Name, room), "label");
            drawing.Label(1, y + 14, bar.Value, "tick", "end");
            Parts(drawing, bar, 0, y + 20, 11, scale);
        }

        return drawing;
    }

    private static Drawing Wide(IReadOnlyList<RankedBar> bars)
    {
        const int Row = 27;
        var least = ChartWidth.Wide.Pixels().Least;
        var drawing = new Drawing(ChartWidth.Wide, (bars.Count * Row) + 4);
        var values = bars.Select(bar => LabelPlaces.WidthOf(bar.Value)).DefaultIfEmpty().Max() + Gap;
        var names = Math.Min(MostNameShare, (bars.Select(bar => LabelPlaces.WidthOf(bar.Name)).DefaultIfEmpty().Max() + (2 * Gap)) / least);
        var scale = (1 - names - (values / least)) / Most(bars);
        foreach (var (i, bar) in bars.Index())
        {
            var y = (i * Row) + 3;
            drawing.Label(0, y + 15, LabelPlaces.Fitted(bar.Name, (names * least) - Gap), "label");
            Parts(drawing, bar, names, y, 20, scale);
            drawing.Label(names + ((double)bar.Length * scale), y + 15, bar.Value, "tick", "start", Gap);
        }

        return drawing;
    }

    private static void Parts(Drawing drawing, RankedBar bar, double x, double y, double tall, double scale)
    {
        foreach (var part in bar.Parts)
        {
            drawing.Bar(x, y, (double)part.Length * scale, tall, part.Mark, part.Label);
            x += (double)part.Length * scale;
        }
    }

    private static double Most(IReadOnlyList<RankedBar> bars) =>
        Math.Max(1, (double)bars.Select(bar => bar.Length).DefaultIfEmpty().Max());
}
