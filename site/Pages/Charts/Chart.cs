namespace ServerlessDeals.Pages;

/// <summary>A drawing with its texts and the table of its figures.</summary>
/// <param name="Id">Unique on its page. The permalink is /charts/ID/, or the page's address with #ID.</param>
/// <param name="Title">The heading.</param>
/// <param name="Description">A description for readers who cannot see the drawing.</param>
/// <param name="Note">Explains how to read the chart and what it leaves out.</param>
/// <param name="Drawing">The shapes.</param>
public sealed record Chart(string Id, string Title, string Description, string Note, Drawing Drawing, FigureTable Table)
{
    /// <summary>The legend: the CSS class and the meaning of each mark.</summary>
    public IReadOnlyList<(string Mark, string Words)> Key { get; init; } = [];

    /// <summary>The path of its files, without the extension.</summary>
    public required string File { get; init; }

    public string Permalink { get; init; } = "";

    /// <summary>The height of its SVG file, which has the title and the legend above the drawing.</summary>
    public int FileHeight => ChartFile.Height(this);

    public string Inline() => Drawing.Inline(Id, Title, Description);

    public IEnumerable<Page> Files(SiteAddresses addresses)
    {
        var placed = Table with { Site = addresses.Site };
        return
        [
            Page.File(File + ".svg", () => System.Text.Encoding.UTF8.GetBytes(ChartFile.Of(this))),
            Page.File(File + ".png", () => Picture.Of(ChartFile.Of(this))),
            Page.File(File + ".csv", placed.Csv),
            Page.File(File + ".json", placed.Json),
        ];
    }
}
