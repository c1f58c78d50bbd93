namespace ServerlessDeals.Pages;

/// <summary>A chart as an SVG file, with title and legend above the drawing, colours in the shapes, and a white background.</summary>
internal static class ChartFile
{
    private const int Margin = 8;
    private const int TitleHeight = 34;
    private const int LineHeight = 18;

    // An upper bound for the average width of letters in a font of 12 pixels.
    private const int LetterWidth = 7;

    private static readonly (string Class, string Attributes)[] Colours =
    [
        ("bar", "fill=\"#24618f\""), ("bar-light", "fill=\"#a9c4da\""), ("talk", "fill=\"#c98a2b\""), ("dot", "fill=\"#24618f\""),
        ("ring", "fill=\"#ffffff\" stroke=\"#24618f\" stroke-width=\"2\""), ("whisker", "stroke=\"#24618f\" stroke-width=\"3\""),
        ("span", "stroke=\"#24618f\" stroke-width=\"1.5\""),
        ("grid", "stroke=\"#dfe3e8\""), ("axis", "stroke=\"#8a939d\""),
        ("step", "fill=\"none\" stroke=\"#24618f\" stroke-width=\"2\""),
        ("label", "fill=\"#333b44\""), ("tick", "fill=\"#5b6570\""), ("inside", "fill=\"#ffffff\""), ("inside-dark", "fill=\"#14304a\""),
        ("m1", "fill=\"#d5e3ee\""), ("m2", "fill=\"#a9c4da\""), ("m3", "fill=\"#3f78a8\""), ("m4", "fill=\"#17476d\""),
        ("m0", "fill=\"#f0f2f4\""),
    ];

    public static int Height(Chart chart) => chart.Drawing.Height + HeightAbove(chart) + 6;

    public static string Of(Chart chart)
    {
        var (width, height, above) = (chart.Drawing.Width, Height(chart), HeightAbove(chart));
        var legend = new Drawing(width, above);
        foreach (var (x, line, mark, words) in LegendPositions(chart))
        {
            var y = TitleHeight - above + (line * LineHeight);
            DrawMark(legend, mark, x, y);
            legend.Label(x + 16, y + 4, words);
        }

        var shapes = Colours.Aggregate(
            legend.Shapes + chart.Drawing.Shapes,
            (svg, colour) => svg.Replace($"class=\"{colour.Class}\"", colour.Attributes, StringComparison.Ordinal));
        var title = Drawing.Encoded(chart.Title);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" " +
            $"viewBox=\"0 {-above} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" " +
            $"aria-labelledby=\"{chart.Id}-title {chart.Id}-desc\" font-family=\"system-ui, sans-serif\" font-size=\"12\">" +
            $"<title id=\"{chart.Id}-title\">{title}</title>" +
            $"<desc id=\"{chart.Id}-desc\">{Drawing.Encoded(chart.Description)}</desc>" +
            $"<rect x=\"0\" y=\"{-above}\" width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>" +
            $"<text x=\"{Margin}\" y=\"{22 - above}\" font-size=\"15\" font-weight=\"600\" fill=\"#1b2128\">{title}</text>" +
            $"{shapes}</svg>\n";
    }

    private static int HeightAbove(Chart chart) =>
        TitleHeight + (chart.Key.Count == 0 ? 0 : (LegendPositions(chart)[^1].Line + 1) * LineHeight);

    /// <summary>The entries of the legend, side by side while they fit, then on the next line.</summary>
    private static List<(int X, int Line, string Mark, string Words)> LegendPositions(Chart chart)
    {
        var positions = new List<(int X, int Line, string Mark, string Words)>();
        var (x, line) = (Margin, 0);
        foreach (var (mark, words) in chart.Key)
        {
            var width = 16 + (words.Length * LetterWidth);
            if (x > Margin && x + width > chart.Drawing.Width - Margin)
            {
                (x, line) = (Margin, line + 1);
            }

            positions.Add((x, line, mark, words));
            x += width + 12;
        }

        return positions;
    }

    private static void DrawMark(Drawing drawing, string mark, int x, int y)
    {
        switch (mark)
        {
            case "dot" or "ring":
                drawing.Circle(x + 5, y, 4, mark);
                break;
            case "span":
                drawing.Interval(x + 5, y - 4, y + 4);
                break;
            case "arrow":
                drawing.Arrow(x + 5, y + 5, y - 5);
                break;
            case "arrow-down":
                drawing.Arrow(x + 5, y - 5, y + 5);
                break;
            case "reach":
                drawing.Line(x, y, x + 10, y, "axis");
                break;
            case "whisker":
                drawing.Line(x + 5, y - 4, x + 5, y + 4, mark);
                break;
            default:
                drawing.Rect(x, y - 5, 10, 10, mark);
                break;
        }
    }
}
