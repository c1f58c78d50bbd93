using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>Shapes of a chart. On a page the style sheet colours them, by light, dark and print; taken away they carry their colours.</summary>
public sealed class Drawing(int width, int height)
{
    private static readonly (string Class, string Attributes)[] Colours =
    [
        ("bar", "fill=\"#24618f\""), ("bar-light", "fill=\"#a9c4da\""), ("talk", "fill=\"#c98a2b\""), ("dot", "fill=\"#24618f\""),
        ("ring", "fill=\"none\" stroke=\"#24618f\" stroke-width=\"2\""), ("whisker", "stroke=\"#24618f\" stroke-width=\"3\""),
        ("grid", "stroke=\"#dfe3e8\""), ("axis", "stroke=\"#8a939d\""), ("step", "fill=\"none\" stroke=\"#24618f\" stroke-width=\"2\""),
        ("label", "fill=\"#333b44\""), ("tick", "fill=\"#5b6570\""), ("inside", "fill=\"#ffffff\""), ("inside-dark", "fill=\"#14304a\""),
        ("m1", "fill=\"#d5e3ee\""), ("m2", "fill=\"#a9c4da\""), ("m3", "fill=\"#3f78a8\""), ("m4", "fill=\"#17476d\""), ("m0", "fill=\"#f0f2f4\""),
    ];

    private readonly StringBuilder _shapes = new();

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Of the file, with its title above.</summary>
    public int FileHeight => Height + 40;

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

    public void Path(string path, string mark) => _shapes.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{mark}\"/>");

    /// <param name="anchor">start, middle or end.</param>
    public void Label(decimal x, decimal y, string text, string mark = "tick", string anchor = "start") =>
        _shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{mark}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}>{Encoded(text)}</text>");

    public string Inline(string id, string title, string description) =>
        $"<svg viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">" +
        $"<title id=\"{id}-title\">{Encoded(title)}</title><desc id=\"{id}-desc\">{Encoded(description)}</desc>{_shapes}</svg>";

    /// <summary>A file of its own: with its title printed, its colours in the shapes, on white.</summary>
    public string Standalone(string id, string title, string description)
    {
        var shapes = Colours.Aggregate(_shapes.ToString(), (text, one) => text.Replace($"class=\"{one.Class}\"", one.Attributes, StringComparison.Ordinal));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -34 {Width} {FileHeight}\" width=\"{Width}\" height=\"{FileHeight}\" role=\"img\" " +
            $"aria-labelledby=\"{id}-title {id}-desc\" font-family=\"system-ui, sans-serif\" font-size=\"12\">" +
            $"<title id=\"{id}-title\">{Encoded(title)}</title><desc id=\"{id}-desc\">{Encoded(description)}</desc>" +
            $"<rect x=\"0\" y=\"-34\" width=\"{Width}\" height=\"{FileHeight}\" fill=\"#ffffff\"/>" +
            $"<text x=\"8\" y=\"-12\" font-size=\"15\" font-weight=\"600\" fill=\"#1b2128\">{Encoded(title)}</text>{shapes}</svg>\n";
    }

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

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(Directions.Removed(text));

    private static string N(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
