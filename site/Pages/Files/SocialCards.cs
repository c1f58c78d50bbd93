namespace ServerlessDeals.Pages;

/// <summary>The pictures of pages for shared links.</summary>
internal static class SocialCards
{
    public const string Type = "image/png";

    /// <summary>The address of a folder's card, from the root.</summary>
    public static string Address(string folder) => $"/{folder}card.png";

    /// <summary>The full address of a page's picture.</summary>
    public static string ImageOf(PageHead head) => head.Addresses.Site + head.Card;

    /// <param name="chart">A chart of the page, for beside the title.</param>
    public static Page Of(PageHead head, Chart? chart = null) =>
        Page.File(head.Card![1..], () => Card.Draw(head.Title, head.Description, chart is null ? null : Drawn(chart)));

    // Drawn for a phone, because cards are shown that small.
    private static string Drawn(Chart chart)
    {
        var drawing = chart.Draw(ChartWidth.Narrow);
        var width = Card.ChartWidth(drawing.Height);
        return $"<svg viewBox=\"0 0 {width} {ShapeWriter.Number(drawing.Height)}\" font-size=\"{Drawing.TextSize}\">" +
            $"{drawing.Shapes(width)}</svg>";
    }
}
