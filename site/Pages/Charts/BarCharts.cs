using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Charts of horizontal bars: sectors, countries, years, investors.</summary>
internal static class BarCharts
{
    private const int MostBars = 15;

    public static Chart Sectors(SiteData data)
    {
        var rows = MostRoundsFirst(data.BySector)
            .Select(line => new Row(line, Labels.Sector(line.Key), $"/sectors/{line.Key.ToLowerInvariant()}/")).ToList();
        return Draw(new(data, "by-sector", "Rounds by sector", "Sector", "with most rounds")
        {
            Finding = SectorFindings.MostRounds(rows.Select(row => (row.Name, row.Line.Funding.Announced.Deals))),
            Note = "A company in two sectors counts in both.",
        }, rows);
    }

    public static Chart Countries(SiteData data)
    {
        var rows = MostRoundsFirst(data.ByCountry)
            .Select(line => new Row(line, Labels.Country(line.Key), $"/countries/{line.Key.ToLowerInvariant()}/")).ToList();
        return Draw(new(data, "by-country", "Rounds by country", "Country", "with most rounds")
        {
            Finding = CountFindings.LargestShare(
                rows.Select(row => ($"in {NameInSentence(row)}", row.Line.Funding.Announced.Deals)),
                data.Overall?.Funding.Announced.Deals ?? 0),
            Note = "The country is the company’s.",
        }, rows);
    }

    private static string NameInSentence(Row row) =>
        Country.Parse(row.Line.Key) is { IsValue: true } country ? country.Value.WithArticle : row.Name;

    public static Chart Years(SiteData data)
    {
        var record = RecordSpan.Of(data);
        var rows = data.ByYear.Value.Select(line => new Row(
            line, line.Key, data.Years.Any(year => year.Period == line.Key) ? $"/years/{line.Key}/" : null)
        {
            Mark = record.IsWhole(PartialDate.Parse(line.Key).OrThrow()) ? "bar" : "unfinished",
        }).ToList();
        return Draw(new(data, "by-year", "Rounds by year", "Year", "newest")
        {
            Finding = CountFindings.LastYear(data.ByYear, record.IsWhole),
            Note = "A year with an outlined bar is still incomplete.",
        }, rows);
    }

    /// <summary>The busiest investors: their rounds, and how many of them they led.</summary>
    public static Chart League(SiteData data)
    {
        var lines = data.League.Value.Take(MostBars).ToList();
        return new(
            "league",
            CountFindings.BusiestInvestor([.. lines.Select(line => (line.Name, line.Funding.Announced.Deals))]) ?? "The busiest investors",
            "Announced and closed funding rounds that each investor joined, and those it led or co-led, "
                + $"worldwide{RecordSpan.Of(data).AsOf}",
            "A bar for each of the busiest investors: the rounds that it led or co-led, then the others that it joined.",
            data.League.Rule,
            width => RankedBars.Draw(width, [.. lines.Select(LeagueBar)]),
            LeagueTable(lines))
        {
            Key = [("bar", "led or co-led"), ("bar-light", "joined")],
            File = "charts/league",
            IsRanked = true,
        };
    }

    private static RankedBar LeagueBar(SummaryLine line)
    {
        var (rounds, led) = (line.Funding.Announced.Deals, line.Funding.Announced.Led);
        var label = $"{line.Name}: {Phrases.Count(Family.Funding, rounds)}, {English.Number(led)} led";
        return new(line.Name, [new(led, "bar", label), new(rounds - led, "bar-light", label)], $"{rounds}, {led} led");
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

    private static Chart Draw(BarChartText text, List<Row> rows)
    {
        var drawn = rows.Where(row => row.Line.Funding.Announced.Deals + row.Line.Funding.InTalks.Deals > 0).Take(MostBars).ToList();
        var part = rows.Count > drawn.Count ? $" The {drawn.Count} {text.FirstRows} of {rows.Count} are drawn; the table has all." : "";
        return new(
            text.Id,
            text.Finding ?? text.Measure,
            $"Number of announced and closed funding rounds, with the dollars raised, worldwide{RecordSpan.Of(text.Data).AsOf}",
            $"{text.Measure}: a bar for each number of announced and closed rounds, and of live talks. The table has all figures.",
            $"{text.Note}{part} Debt, share sales and takeovers are not counted.",
            width => RankedBars.Draw(width, [.. drawn.Select((row, i) => BarOf(row, i == 0 ? " rounds" : ""))]),
            Table(text, rows))
        {
            Key = [("bar", "announced and closed"), ("talk", "live talks")],
            File = "charts/" + text.Id,
            IsRanked = true,
        };
    }

    /// <param name="unit">Printed after the number of the first row.</param>
    private static RankedBar BarOf(Row row, string unit)
    {
        var (announced, talks) = (row.Line.Funding.Announced, row.Line.Funding.InTalks.Deals);
        var raised = announced.Usd is { } usd ? $", {usd.Text}" : "";
        var label = $"{row.Name}: {Phrases.Count(Family.Funding, announced.Deals)}{raised}";
        return new(
            row.Name,
            [new(announced.Deals, row.Mark, label), new(talks, "talk", $"{row.Name}: {English.Number(talks)} in live talks")],
            $"{announced.Deals}{unit}" + (announced.Usd is { Total.Low: > 0 } known ? $" · {ChartMoney.Of(known.Total)}" : ""));
    }

    private static FigureTable Table(BarChartText text, IEnumerable<Row> rows) => new(
        text.Measure,
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
    /// <param name="Measure">What the bars count, the title if nothing can be found.</param>
    /// <param name="Heading">The heading of the first column.</param>
    /// <param name="FirstRows">The rows that come first and are drawn if there are too many, such as "newest".</param>
    private sealed record BarChartText(SiteData Data, string Id, string Measure, string Heading, string FirstRows)
    {
        public string? Finding { get; init; }

        public required string Note { get; init; }
    }

    private sealed record Row(SummaryLine Line, string Name, string? Href)
    {
        public string Mark { get; init; } = "bar";
    }
}
