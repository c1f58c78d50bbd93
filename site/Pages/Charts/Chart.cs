namespace ServerlessDeals.Pages;

/// <summary>A picture with its words and the table that it draws.</summary>
/// <param name="Id">Unique on its page. The permalink is /charts/ID/, or the page's address with #ID.</param>
/// <param name="Title">What it shows, as a heading.</param>
/// <param name="Description">What readers who cannot see it should know.</param>
/// <param name="Note">How to read it, and what it leaves out.</param>
/// <param name="Drawing">The shapes.</param>
public sealed record Chart(string Id, string Title, string Description, string Note, Drawing Drawing, FigureTable Table)
{
    /// <summary>The legend: each mark's CSS class, and what it stands for.</summary>
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
            Page.File(File + ".csv", placed.Csv),
            Page.File(File + ".json", placed.Json),
        ];
    }
}
