using System.Globalization;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>
/// Writes shapes as SVG elements. On a page, positions along the width are per cents, so that the drawing fills the page while its text
/// keeps its size, and colours come from the style sheet. In a file, positions are pixels and colours are attributes.
/// </summary>
/// <param name="Width">The width of the file in pixels; null on a page.</param>
internal readonly record struct ShapeWriter(int? Width)
{
    public static ShapeWriter Page => default;

    public string Along(double share, double more = 0) =>
        Width is { } pixels ? Number((share * pixels) + more) : Number(share * 100) + "%";

    public string Mark(string mark) => Width is null ? $"class=\"{mark}\"" : ChartColours.Of(mark);

    /// <param name="label">What the element shows, for people who point at it.</param>
    public string Element(string name, string attributes, string? label)
    {
        if (label is null)
        {
            return $"<{name} {attributes}/>";
        }

        return Width is null
            ? $"<{name} {attributes} data-label=\"{Encoded(label)}\"/>"
            : $"<{name} {attributes}><title>{Encoded(label)}</title></{name}>";
    }

    /// <summary>Shapes around a point, in pixels from it.</summary>
    public string At(double share, double y, string attributes, string shapes, string? label)
    {
        if (Width is not null)
        {
            var title = label is null ? "" : $"<title>{Encoded(label)}</title>";
            return $"<g transform=\"translate({Along(share)} {Number(y)})\" {attributes}>{title}{shapes}</g>";
        }

        var named = label is null ? "" : $" data-label=\"{Encoded(label)}\"";
        return $"<svg x=\"{Along(share)}\" y=\"{Number(y)}\" width=\"1\" height=\"1\" overflow=\"visible\" "
            + $"{attributes}{named}>{shapes}</svg>";
    }

    public string Text(double share, double more, double y, string attributes, string text)
    {
        var shift = Width is null && more != 0 ? $" dx=\"{Number(more)}\"" : "";
        return $"<text x=\"{Along(share, more)}\" y=\"{Number(y)}\"{shift} {attributes}>{Encoded(text)}</text>";
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Encoded(string text) => HtmlEncoder.Default.Encode(BidiControls.Removed(text));
}
