using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>A chart: its drawings for both widths, its texts, and the table of its figures.</summary>
/// <param name="Id">Unique on its page. The permalink is /charts/ID/, or the page's address with #ID.</param>
/// <param name="Title">What the chart shows: the finding if the data allow one, else the measure.</param>
/// <param name="Subtitle">Measure, unit, place and period.</param>
/// <param name="Description">A description for readers who cannot see the drawing.</param>
/// <param name="Note">Explains how to read the chart and what it leaves out.</param>
/// <param name="Draw">Draws it for one of the widths.</param>
public sealed record Chart(
    string Id, string Title, string Subtitle, string Description, string Note, Func<ChartWidth, Drawing> Draw, FigureTable Table)
{
    /// <summary>The legend: the CSS class and the meaning of each mark that has no label beside it.</summary>
    public IReadOnlyList<(string Mark, string Words)> Key { get; init; } = [];

    /// <summary>The path of its files, without the extension.</summary>
    public required string File { get; init; }

    /// <summary>Whether its marks are read row by row. Others are read along time.</summary>
    public bool IsRanked { get; init; }

    /// <summary>The address if the chart has no page of its own.</summary>
    public string Permalink { get; init; } = "";

    /// <summary>What it shows beside the figures of its table, as text for the fingerprint of its page.</summary>
    public string Shown { get; init; } = "";

    /// <summary>The drawing for one width as an SVG element for a page.</summary>
    public string Inline(ChartWidth width) =>
        Draw(width).Inline(width == ChartWidth.Wide ? Id + "-wide" : Id, Title, Description, IsRanked ? " rows" : "");

    /// <summary>Both drawings, of which the style sheet shows one.</summary>
    public string Inline() => Inline(ChartWidth.Narrow) + Inline(ChartWidth.Wide);

    public IEnumerable<Page> Files(SiteAddresses addresses)
    {
        var placed = Table with { Site = addresses.Site };
        return
        [
            Page.File(File + ".svg", () => Encoding.UTF8.GetBytes(ChartFile.Of(this))),
            Page.File(File + ".png", () => Picture.Of(ChartFile.Of(this))),
            Page.File(File + ".csv", placed.Csv),
            Page.File(File + ".json", placed.Json),
        ];
    }
}
