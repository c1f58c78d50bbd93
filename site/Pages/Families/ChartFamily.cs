namespace ServerlessDeals.Pages;

/// <summary>Every chart on a page of its own, with its table and its files.</summary>
internal static class ChartFamily
{
    public static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        Chart[] charts = data.Deals.Count == 0 ? [] :
        [
            MonthCharts.Totals(data.ByMonth), MonthCharts.Counts(data.ByMonth), BarCharts.Years(data), BarCharts.Sectors(data), BarCharts.Countries(data),
            BarCharts.League(data), MatrixCharts.CoInvestment(data), MatrixCharts.Rivals(data),
        ];
        yield return Page.Of<ChartsPage>(Head(content, "charts/index.html", "Charts", "Every chart of the site, to look at and to take away."), ("Charts", charts));
        foreach (var chart in charts)
        {
            yield return Page.Of<ChartPage>(Head(content, $"charts/{chart.Id}/index.html", chart.Title, chart.Description), ("Chart", chart));
            foreach (var file in chart.Files())
            {
                yield return file;
            }
        }
    }

    private static PageHead Head(SiteContent content, string path, string title, string description) =>
        new(path, title, description, content.Addresses) { AsOf = content.Data.AsOf, Scripts = ["tables.js"] };
}
