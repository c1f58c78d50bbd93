using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>
/// The shapes of a chart for one of the two widths. Positions along the width are shares of it, from 0 to 1. Heights, sizes of marks and
/// sizes of text are pixels, so that text is as large on a phone as on a desk.
/// </summary>
public sealed class Drawing(ChartWidth width, double height)
{
    public const int TextSize = 13;

    private readonly List<Func<ShapeWriter, string>> _shapes = [];

    public ChartWidth Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The room that labels have taken.</summary>
    internal LabelPlaces Labels { get; } = new(width, height);

    public void Line(double x1, double y1, double x2, double y2, string mark) => _shapes.Add(writer => writer.Element(
        "line",
        $"x1=\"{writer.Along(x1)}\" y1=\"{ShapeWriter.Number(y1)}\" "
            + $"x2=\"{writer.Along(x2)}\" y2=\"{ShapeWriter.Number(y2)}\" {writer.Mark(mark)}",
        null));

    /// <param name="mark">The CSS class.</param>
    /// <param name="label">What it shows, for readers who point at it.</param>
    public void Bar(double x, double y, double share, double tall, string mark, string? label = null)
    {
        if (share > 0 && tall > 0)
        {
            _shapes.Add(writer => writer.Element(
                "rect",
                $"x=\"{writer.Along(x)}\" y=\"{ShapeWriter.Number(y)}\" width=\"{writer.Along(share)}\" "
                    + $"height=\"{ShapeWriter.Number(tall)}\" {writer.Mark(mark)}",
                label));
        }
    }

    public void Circle(double x, double y, double radius, string mark, string? label = null) => _shapes.Add(writer => writer.Element(
        "circle",
        $"cx=\"{writer.Along(x)}\" cy=\"{ShapeWriter.Number(y)}\" r=\"{ShapeWriter.Number(radius)}\" {writer.Mark(mark)}",
        label));

    /// <summary>A path around a point, in pixels from it.</summary>
    public void Path(double x, double y, string path, string mark, string? label = null) =>
        _shapes.Add(writer => writer.At(x, y, writer.Mark(mark), $"<path d=\"{path}\"/>", label));

    /// <summary>A vertical line with caps that are wider than a dot, so that a short line is visible behind a dot.</summary>
    public void Interval(double x, double top, double bottom)
    {
        var tall = ShapeWriter.Number(bottom - top);
        Path(x, top, $"M-6 0H6M0 0V{tall}M-6 {tall}H6", "span");
    }

    /// <summary>A vertical arrow: up for "at least", down for "up to".</summary>
    public void Arrow(double x, double from, double length)
    {
        var (tip, back) = (ShapeWriter.Number(-length), ShapeWriter.Number(length > 0 ? 5 - length : -length - 5));
        Path(x, from, $"M0 0V{tip}M-4 {back}L0 {tip}L4 {back}", "span");
    }

    /// <param name="anchor">start, middle or end.</param>
    /// <param name="more">Pixels to the right.</param>
    public void Label(double x, double y, string text, string mark = "tick", string anchor = "start", double more = 0)
    {
        Labels.Take(x, y, text, anchor, more);
        var anchored = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        _shapes.Add(writer => writer.Text(x, more, y, writer.Mark(mark) + anchored, text));
    }

    /// <summary>Prints a label at the first of some places where it touches nothing, or not at all.</summary>
    /// <returns>Whether it is printed.</returns>
    internal bool TryLabel(string text, string mark, params ReadOnlySpan<LabelPlace> places)
    {
        foreach (var place in places)
        {
            if (Labels.IsFree(place.X, place.Y, text, place.Anchor, place.More))
            {
                Label(place.X, place.Y, text, mark, place.Anchor, place.More);
                return true;
            }
        }

        return false;
    }

    /// <summary>The drawing as an SVG element for a page, as wide as the page lets it be.</summary>
    /// <param name="order">A CSS class after that of the width, or nothing.</param>
    public string Inline(string id, string title, string description, string order)
    {
        var tall = ShapeWriter.Number(Height);
        return $"<svg class=\"{(Width == ChartWidth.Narrow ? "narrow" : "wide")}{order}\" width=\"100%\" height=\"{tall}\" role=\"img\" "
            + $"aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{ShapeWriter.Encoded(title)}</title>"
            + $"<desc id=\"{id}-desc\">{ShapeWriter.Encoded(description)}</desc>{Shapes(ShapeWriter.Page)}</svg>";
    }

    /// <summary>The shapes for a file of a width in pixels, without the document around them.</summary>
    public string Shapes(int pixels) => Shapes(new ShapeWriter(pixels));

    /// <summary>The text, cut to a number of characters and ending with an ellipsis if it is longer.</summary>
    public static string Truncated(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end].TrimEnd() + "…";
    }

    private string Shapes(ShapeWriter writer) =>
        _shapes.Aggregate(new StringBuilder(), (svg, shape) => svg.Append(shape(writer))).ToString();
}
