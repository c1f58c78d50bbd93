namespace ServerlessDeals.Pages;

/// <summary>A column of a chart along time.</summary>
/// <param name="Tick">Its label on the axis, if it has one.</param>
/// <param name="Parts">The parts of its bar, from the bottom, with their CSS classes.</param>
/// <param name="Value">The label on its top.</param>
/// <param name="Label">What it shows, for readers who point at it.</param>
internal sealed record TimeColumn(
    string? Tick, IReadOnlyList<(decimal Length, string Mark)> Parts, string Value, string Label)
{
    public decimal Height => Parts.Sum(part => part.Length);
}

/// <summary>Draws vertical bars from zero, oldest first, with as many values as fit on their tops, those of the largest first.</summary>
internal static class ColumnChart
{
    // With fewer columns, they are as far apart as those of so many, and bars no wider than those of so many.
    private const int LeastColumns = 4;
    private const int LeastBars = 10;
    private const double Top = 20;
    private const double Below = 22;

    public static Drawing Draw(ChartWidth width, IReadOnlyList<TimeColumn> columns, double tall)
    {
        var drawing = new Drawing(width, tall);
        var bottom = tall - Below;
        var steps = Axis.Steps(columns.Select(column => column.Height).DefaultIfEmpty().Max());
        var left = width == ChartWidth.Narrow ? 0.09 : 0.05;
        double Y(decimal value) => bottom - ((double)(value / steps[^1]) * (bottom - Top));
        foreach (var step in steps)
        {
            drawing.Line(left, Y(step), 1, Y(step), step == 0 ? "axis" : "grid");
            drawing.Label(0, Y(step) + 4, Axis.Number(step));
        }

        var slot = (1 - left) / Math.Max(LeastColumns, columns.Count);
        foreach (var (i, column) in columns.Index())
        {
            Draw(drawing, column, left + (i * slot), slot, Y);
        }

        foreach (var (i, column) in columns.Index().OrderByDescending(column => Importance(column.Index, column.Item, columns)))
        {
            var x = left + ((i + 0.5) * slot);
            drawing.TryLabel(column.Value, "label", new LabelPlace(x, Y(column.Height) - 5, "middle"));
        }

        foreach (var (i, column) in columns.Index().Where(column => column.Item.Tick is not null))
        {
            var x = left + (i * slot);
            drawing.TryLabel(column.Tick!, "tick", new(x + (slot / 2), tall - 6, "middle"), new(x, tall - 6));
        }

        return drawing;
    }

    private static void Draw(Drawing drawing, TimeColumn column, double x, double slot, Func<decimal, double> up)
    {
        var below = 0m;
        foreach (var part in column.Parts)
        {
            var share = Math.Min(slot * 0.76, 1.0 / LeastBars);
            drawing.Bar(x + ((slot - share) / 2), up(below + part.Length), share, up(below) - up(below + part.Length), part.Mark);
            below += part.Length;
        }

        // Covers the whole column, so that a finger finds it.
        drawing.Bar(x, Top, slot, up(0) - Top, "hit", column.Label);

        if (below > 0)
        {
            drawing.Labels.Block(x + (slot / 2), up(0), 1, 1, up(0) - up(below), 0);
        }
    }

    // The largest first, then the newest, then by size.
    private static decimal Importance(int i, TimeColumn column, IReadOnlyList<TimeColumn> columns) =>
        column.Height + (i == columns.Count - 1 ? columns.Max(other => other.Height) - 0.5m : 0);
}
