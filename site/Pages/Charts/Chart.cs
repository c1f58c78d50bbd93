namespace ServerlessDeals.Pages;

/// <summary>A picture with its words and the table that it draws.</summary>
/// <param name="Id">Unlike any other on its page; its permalink is /charts/ID/ or the page's own with #ID.</param>
/// <param name="Title">What it shows, as a heading.</param>
/// <param name="Description">What a reader who does not see it should know.</param>
/// <param name="Note">How to read it, and what it leaves out.</param>
/// <param name="Drawing">The shapes.</param>
public sealed record Chart(string Id, string Title, string Description, string Note, Drawing Drawing, FigureTable Table)
{
    /// <summary>Colours and what they stand for: the class of the mark, and its words.</summary>
    public IReadOnlyList<(string Mark, string Words)> Key { get; init; } = [];

    /// <summary>Where its files are, without the ending.</summary>
    public required string File { get; init; }

    public string Permalink { get; init; } = "";

    /// <summary>Of its SVG file, where title and key stand above.</summary>
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
