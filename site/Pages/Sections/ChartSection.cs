namespace ServerlessDeals.Pages;

/// <summary>A page for each chart, with its table and its files.</summary>
internal static class ChartSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        Chart[] charts = data.Deals.Count == 0 ? [] :
        [
            RaisedChart.Of(data), MonthCharts.Counts(data), BarCharts.Years(data), SectorPanels.Of(data), BarCharts.Sectors(data),
            BarCharts.Countries(data), BarCharts.League(data), CoInvestmentChart.Of(data), RivalsChart.Of(data),
        ];
        var head = Head(content, "charts/index.html", "Charts", "Every chart of the site, to view and to download.");
        return charts.Select(chart => new PageSet($"/charts/{chart.Id}/", () => PagesOf(content, chart)))
            .Prepend(new("/charts/", () => Gallery(head, charts)));
    }

    /// <summary>The address of the chart alone, for frames of other sites.</summary>
    public static string EmbedAddress(Chart chart) => $"/embed/charts/{chart.Id}/";

    private static IEnumerable<Page> Gallery(PageHead head, Chart[] charts) =>
        [Page.Of<ChartsPage>(head, ("Charts", charts)), .. Alternates.Of(head, List(charts)), SocialCards.Of(head)];

    private static IEnumerable<Page> PagesOf(SiteContent content, Chart chart)
    {
        var asOf = content.Data.AsOf;
        var head = Head(content, $"charts/{chart.Id}/index.html", chart.Title, $"{chart.Subtitle}.") with
        {
            Cite = asOf is { } day ? new(day, null) : null,
        };
        return
        [
            Page.Of<ChartPage>(head, ("Chart", chart)),
            Page.Of<EmbedPage>(head, ("Chart", chart), ("AsOf", asOf)) with { Path = $"{EmbedAddress(chart)[1..]}index.html" },
            SocialCards.Of(head, chart),
            .. Alternates.Of(head, chart.Table),
            .. chart.Files(content.Addresses),
        ];
    }

    private static FigureTable List(IEnumerable<Chart> charts) => new(
        "Charts",
        [new("Chart"), new("What it measures"), new("How to read it"), new("Files")],
        [
            .. charts.Select(chart => (IReadOnlyList<TableCell>)[
                new(chart.Title, $"/charts/{chart.Id}/"), new(chart.Subtitle), new(chart.Note),
                new($"/{chart.File}.png, .svg, .csv, .json")]),
        ]);

    private static PageHead Head(SiteContent content, string path, string title, string description) =>
        content.Head(path, title, description) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address(path[..^"index.html".Length]),
        };
}
