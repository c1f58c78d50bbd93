using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>The shapes of a chart. On a page their colours come from the style sheet, for light, dark and print.</summary>
public sealed class Drawing(int width, int height)
{
    private readonly StringBuilder _shapes = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>The shapes as SVG elements, without the document around them.</summary>
    public string Shapes => _shapes.ToString();

    /// <param name="mark">The CSS class.</param>
    public void Rect(decimal x, decimal y, decimal width, decimal height, string mark, string? title = null)
    {
        if (width > 0 && height > 0)
        {
            var size = $"width=\"{Number(width)}\" height=\"{Number(height)}\"";
            Shape($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" {size} class=\"{mark}\"", "rect", title);
        }
    }

    public void Circle(decimal x, decimal y, decimal radius, string mark, string? title = null) =>
        Shape($"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" class=\"{mark}\"", "circle", title);

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, string mark) =>
        _shapes.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" class=\"{mark}\"/>");

    public void Polygon(string points, string mark) =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{points}\" class=\"{mark}\"/>");

    /// <summary>A vertical line with caps that are wider than a dot, so that a short line is visible behind a dot.</summary>
    public void Interval(decimal x, decimal top, decimal bottom)
    {
        Line(x, top, x, bottom, "span");
        Line(x - 7, top, x + 7, top, "span");
        Line(x - 7, bottom, x + 7, bottom, "span");
    }

    /// <summary>A vertical arrow.</summary>
    public void Arrow(decimal x, decimal from, decimal to)
    {
        var head = from > to ? 7 : -7;
        Line(x, from, x, to + head, "span");
        Polygon($"{Number(x - 5)},{Number(to + head)} {Number(x + 5)},{Number(to + head)} {Number(x)},{Number(to)}", "dot");
    }

    public void Path(string path, string mark) => _shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{mark}\"/>");

    /// <param name="anchor">start, middle or end.</param>
    public void Label(decimal x, decimal y, string text, string mark = "tick", string anchor = "start")
    {
        var anchored = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        _shapes.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" class=\"{mark}\"{anchored}>{Encoded(text)}</text>");
    }

    /// <summary>The drawing as an SVG element for a page.</summary>
    public string Inline(string id, string title, string description) =>
        $"<svg viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" " +
        $"role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">" +
        $"<title id=\"{id}-title\">{Encoded(title)}</title><desc id=\"{id}-desc\">{Encoded(description)}</desc>{_shapes}</svg>";

    /// <summary>Text, escaped for the document.</summary>
    public static string Encoded(string text) => HtmlEncoder.Default.Encode(BidiControls.Removed(text));

    /// <summary>The text, cut to a number of characters and ending with an ellipsis if it is longer.</summary>
    public static string Truncated(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }

    private void Shape(string start, string name, string? title)
    {
        _shapes.Append(start);
        _shapes.Append(title is null ? "/>" : $"><title>{Encoded(title)}</title></{name}>");
    }

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
