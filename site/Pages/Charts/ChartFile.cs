using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>
/// A chart as an SVG file: the wide drawing with title, subtitle and legend above it, the publication's name below it, colours in the
/// shapes and a white background.
/// </summary>
internal static class ChartFile
{
    public const int Width = 840;

    private const int Margin = 20;
    private const int LineHeight = 18;
    private const int TitleLine = 27;
    private const double TitleSize = 22;
    private const int Below = 38;

    // Letters of the bold title are a little wider than those of the text.
    private const double Bold = 1.06;

    public static string Of(Chart chart)
    {
        var drawing = chart.Draw(ChartWidth.Wide);
        const int Room = Width - (2 * Margin);
        var titles = LabelPlaces.Wrapped(chart.Title, Room / (TitleSize / Drawing.TextSize * Bold));
        var subtitles = LabelPlaces.Wrapped(chart.Subtitle, Room);
        var keys = KeyPlaces(chart, Room);
        var top = Margin + (titles.Count * TitleLine) + (subtitles.Count * LineHeight) + 14;
        var above = top + (keys.Count == 0 ? 0 : ((keys[^1].Line + 1) * LineHeight) + 4) + 8;
        var height = above + drawing.Height + Below;
        var text = string.Concat(titles.Select((line, i) => TextLine(
                line, 14 + ((i + 1) * TitleLine), $"font-size=\"{TitleSize}\" font-weight=\"700\" fill=\"{ChartColours.Ink}\"")))
            + string.Concat(subtitles.Select((line, i) => TextLine(
                line, Margin + (titles.Count * TitleLine) + 16 + (i * LineHeight), $"fill=\"{ChartColours.Quiet}\"")))
            + string.Concat(keys.Select(key => KeyEntry(key.X, top + 8 + (key.Line * LineHeight), key.Mark, key.Words)))
            + TextLine(Brand.Name, height - 14, $"font-weight=\"600\" fill=\"{ChartColours.Quiet}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {ShapeWriter.Number(height)}\" width=\"{Width}\" "
            + $"height=\"{ShapeWriter.Number(height)}\" role=\"img\" aria-labelledby=\"{chart.Id}-title {chart.Id}-desc\" "
            + $"font-family=\"'Public Sans', system-ui, sans-serif\" font-size=\"{Drawing.TextSize}\">"
            + $"<title id=\"{chart.Id}-title\">{ShapeWriter.Encoded(chart.Title)}</title>"
            + $"<desc id=\"{chart.Id}-desc\">{ShapeWriter.Encoded(chart.Description)}</desc>"
            + $"<rect width=\"{Width}\" height=\"{ShapeWriter.Number(height)}\" fill=\"{ChartColours.Paper}\"/>{text}"
            + $"<g transform=\"translate({Margin} {above})\">{drawing.Shapes(Room)}</g></svg>\n";
    }

    private static string TextLine(string text, double y, string attributes) =>
        $"<text x=\"{Margin}\" y=\"{ShapeWriter.Number(y)}\" {attributes}>{ShapeWriter.Encoded(text)}</text>";

    private static string KeyEntry(double x, double y, string mark, string words) =>
        $"<g transform=\"translate({ShapeWriter.Number(x)} {ShapeWriter.Number(y)})\">{KeyMark(mark)}"
        + $"<text x=\"18\" y=\"4\" {ChartColours.Of("label")}>{ShapeWriter.Encoded(words)}</text></g>";

    private static string KeyMark(string mark) => mark switch
    {
        "dot" or "ring" => $"<circle cx=\"6\" r=\"4.5\" {ChartColours.Of(mark)}/>",
        "pre" => $"<path transform=\"translate(6 0)\" d=\"{Marks.Diamond}\" {ChartColours.Of("dot")}/>",
        "arrow" => $"<path d=\"M6 6V-6M2 -1L6 -6L10 -1\" {ChartColours.Of("span")}/>",
        "arrow-down" => $"<path d=\"M6 -6V6M2 1L6 6L10 1\" {ChartColours.Of("span")}/>",
        "span" => $"<path d=\"M2 -5H10M6 -5V5M2 5H10\" {ChartColours.Of("span")}/>",
        "reach" => $"<path d=\"M0 0H12\" {ChartColours.Of("reach")}/>",
        "stem" => $"<path d=\"M6 -6V6\" {ChartColours.Of("stem")}/>",
        "whisker" => $"<path d=\"M6 -5V5\" {ChartColours.Of("whisker")}/>",
        _ => $"<rect x=\"1\" y=\"-5\" width=\"10\" height=\"10\" {ChartColours.Of(mark)}/>",
    };

    /// <summary>The entries of the legend, side by side while they fit, then on the next line.</summary>
    private static List<(double X, int Line, string Mark, string Words)> KeyPlaces(Chart chart, double room)
    {
        var places = new List<(double X, int Line, string Mark, string Words)>();
        var (x, line) = ((double)Margin, 0);
        foreach (var (mark, words) in chart.Key)
        {
            var wide = 18 + LabelPlaces.WidthOf(words);
            if (x > Margin && x + wide > room + Margin)
            {
                (x, line) = (Margin, line + 1);
            }

            places.Add((x, line, mark, words));
            x += wide + 14;
        }

        return places;
    }
}
