using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Charts of horizontal bars: sectors, countries, years, investors.</summary>
internal static class BarCharts
{
    private const int MostBars = 20;
    private const int Left = 176;
    private const int Width = 560;
    private const int RowHeight = 22;
    private const int BarHeight = 17;

    public static Chart Sectors(SiteData data) => Draw(
        new("by-sector", "Rounds by sector", "Sector", "Number of announced and closed rounds", "with most rounds")
        {
            Note = "A company in two sectors counts in both.",
        },
        MostRoundsFirst(data.BySector).Select(line => new Row(line, Labels.Sector(line.Key), $"/sectors/{line.Key.ToLowerInvariant()}/")));

    public static Chart Countries(SiteData data) => Draw(
        new("by-country", "Rounds by country", "Country", "Number of announced and closed rounds", "with most rounds")
        {
            Note = "The country is the company's.",
        },
        MostRoundsFirst(data.ByCountry)
            .Select(line => new Row(line, Labels.Country(line.Key), $"/countries/{line.Key.ToLowerInvariant()}/")));

    public static Chart Years(SiteData data) => Draw(
        new("by-year", "Rounds by year", "Year", "Number of announced and closed rounds in each year", "newest")
        {
            Note = "The running quarter and the one before are incomplete.",
        },
        data.ByYear.Value.Select(line => new Row(line, line.Key, null)));

    /// <summary>The busiest investors: their rounds, and how many of them they led.</summary>
    public static Chart League(SiteData data)
    {
        var lines = data.League.Value.Take(MostBars).ToList();
        var drawing = new Drawing(Width, (lines.Count * RowHeight) + 8);
        var scale = (Width - Left - 80m) / Math.Max(1, lines.Select(line => line.Funding.Announced.Deals).DefaultIfEmpty().Max());
        foreach (var (i, line) in lines.Index())
        {
            var y = (i * RowHeight) + 4;
            var (rounds, led) = (line.Funding.Announced.Deals, line.Funding.Announced.Led);
            drawing.Label(Left - 8, y + 13, Drawing.Truncated(line.Name, 24), "label", "end");
            drawing.Rect(Left, y, rounds * scale, BarHeight, "bar-light", $"{line.Name}: {rounds}");
            drawing.Rect(Left, y, led * scale, BarHeight, "bar", $"{line.Name}, led: {led}");
            drawing.Label(Left + (rounds * scale) + 5, y + 13, $"{rounds}, {led} led");
        }

        return new(
            "league", "Busiest investors",
            "Number of announced and closed rounds of each of the busiest investors, and how many of them it led or co-led.",
            data.League.Rule, drawing, LeagueTable(lines))
        {
            Key = [("bar", "led or co-led"), ("bar-light", "other rounds")],
            File = "charts/league",
        };
    }

    private static FigureTable LeagueTable(IEnumerable<SummaryLine> lines) => new(
        "Busiest investors",
        [new("Rank", true), new("Investor"), new("Rounds", true), new("Led", true), new("In talks", true)],
        [
            .. lines.Select(line => (IReadOnlyList<TableCell>)[
                TableCell.Of(line.Rank ?? 0),
                new(line.Name, $"/investors/{line.Key}/"),
                TableCell.Of(line.Funding.Announced.Deals),
                TableCell.Of(line.Funding.Announced.Led),
                TableCell.Of(line.Funding.InTalks.Deals)]),
        ]);

    private static IEnumerable<SummaryLine> MostRoundsFirst(SummaryTable table) =>
        table.Value.OrderByDescending(line => line.Funding.Announced.Deals).ThenBy(line => line.Key, StringComparer.Ordinal);

    private static Chart Draw(BarChartText text, IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        var drawn = all.Take(MostBars).ToList();
        var drawing = new Drawing(Width, (drawn.Count * RowHeight) + 8);
        var most = drawn.Select(row => row.Line.Funding.Announced.Deals + row.Line.Funding.InTalks.Deals).DefaultIfEmpty().Max();
        var scale = (Width - Left - 110m) / Math.Max(1, most);
        foreach (var (i, row) in drawn.Index())
        {
            DrawBar(drawing, row, (i * RowHeight) + 4, scale);
        }

        var part = all.Count > MostBars ? $" The {MostBars} {text.FirstRows} of {all.Count} are drawn; the table has all." : "";
        return new(
            text.Id, text.Title,
            $"{text.Counted}; live talks are drawn beside them. Debt, share sales and takeovers are not counted. " +
            "The table has all figures.",
            text.Note + part, drawing, Table(text, all))
        {
            Key = [("bar", "announced and closed"), ("talk", "in talks")],
            File = "charts/" + text.Id,
        };
    }

    private static void DrawBar(Drawing drawing, Row row, int y, decimal scale)
    {
        var (rounds, talks) = (row.Line.Funding.Announced.Deals, row.Line.Funding.InTalks.Deals);
        var (width, talksWidth) = (rounds * scale, talks * scale);
        drawing.Label(Left - 8, y + 13, Drawing.Truncated(row.Name, 24), "label", "end");
        drawing.Rect(Left, y, width, BarHeight, "bar", $"{row.Name}: {rounds}");
        drawing.Rect(Left + width + (width > 0 ? 2 : 0), y, talksWidth, BarHeight, "talk", $"{row.Name}, in talks: {talks}");
        drawing.Label(Left + width + talksWidth + 7, y + 13, talks == 0 ? $"{rounds}" : $"{rounds} + {talks} in talks");
    }

    private static FigureTable Table(BarChartText text, IEnumerable<Row> rows) => new(
        text.Title,
        [
            new(text.Heading), new("Rounds", true), new("Raised", true), new("Without largest", true), new("Median", true),
            new("No amount", true), new("No rate", true), new("In talks", true), new("As reported", IsWide: true),
        ],
        [
            .. rows.Select(row => (IReadOnlyList<TableCell>)[
                new(row.Name, row.Href),
                TableCell.Of(row.Line.Funding.Announced.Deals),
                TableCell.Dollars(row.Line.Funding.Announced.Usd, usd => usd.Total),
                TableCell.Dollars(row.Line.Funding.Announced.Usd, usd => usd.WithoutLargest),
                TableCell.Dollars(row.Line.Funding.Announced.Usd, usd => usd.Median),
                TableCell.Of(row.Line.Funding.Announced.Undisclosed),
                TableCell.Of(row.Line.Funding.Announced.WithoutRate),
                TableCell.Of(row.Line.Funding.InTalks.Deals),
                TableCell.Reported(row.Line.Funding.Announced)]),
        ]);

    /// <summary>The texts of a bar chart.</summary>
    /// <param name="Heading">The heading of the first column.</param>
    /// <param name="Counted">What the bars count.</param>
    /// <param name="FirstRows">The rows that come first and are drawn if there are too many, such as "newest".</param>
    private sealed record BarChartText(string Id, string Title, string Heading, string Counted, string FirstRows)
    {
        public required string Note { get; init; }
    }

    private sealed record Row(SummaryLine Line, string Name, string? Href);
}
