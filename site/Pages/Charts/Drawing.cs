using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>Shapes of a chart. On a page the style sheet colours them, by light, dark and print.</summary>
public sealed class Drawing(int width, int height)
{
    private readonly StringBuilder _shapes = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>The shapes alone, as elements of an SVG document.</summary>
    public string Shapes => _shapes.ToString();

    public void Rect(decimal x, decimal y, decimal w, decimal h, string mark, string? title = null)
    {
        if (w > 0 && h > 0)
        {
            Shape($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\" class=\"{mark}\"", "rect", title);
        }
    }

    public void Circle(decimal x, decimal y, decimal r, string mark, string? title = null) =>
        Shape($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" class=\"{mark}\"", "circle", title);

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, string mark) =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{mark}\"/>");

    public void Polygon(string points, string mark) => _shapes.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{points}\" class=\"{mark}\"/>");

    /// <summary>An upright bar with ends wider than a dot, so that a short one is seen behind it.</summary>
    public void Interval(decimal x, decimal top, decimal bottom)
    {
        Line(x, top, x, bottom, "span");
        Line(x - 7, top, x + 7, top, "span");
        Line(x - 7, bottom, x + 7, bottom, "span");
    }

    /// <summary>An upright arrow from one height to another.</summary>
    public void Arrow(decimal x, decimal from, decimal to)
    {
        var back = from > to ? 7 : -7;
        Line(x, from, x, to + back, "span");
        Polygon($"{N(x - 5)},{N(to + back)} {N(x + 5)},{N(to + back)} {N(x)},{N(to)}", "dot");
    }

    public void Path(string path, string mark) => _shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{mark}\"/>");

    /// <param name="anchor">start, middle or end.</param>
    public void Label(decimal x, decimal y, string text, string mark = "tick", string anchor = "start") =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{mark}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}>{Encoded(text)}</text>");

    public string Inline(string id, string title, string description) =>
        $"<svg viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">" +
        $"<title id=\"{id}-title\">{Encoded(title)}</title><desc id=\"{id}-desc\">{Encoded(description)}</desc>{_shapes}</svg>";

    /// <summary>As text of the document.</summary>
    public static string Encoded(string text) => HtmlEncoder.Default.Encode(Directions.Removed(text));

    /// <summary>Cut to what fits.</summary>
    public static string Cut(string text, int most)
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

    private static string N(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
