using ServerlessDeals.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Bars that lie: sectors, countries, investors, years.</summary>
internal static class BarCharts
{
    private const int Most = 20;
    private const int Left = 176;
    private const int Width = 560;

    public static Chart Sectors(SiteData data) => Groups("by-sector", "Rounds by sector", "sectors", "A company in two sectors counts in both.", data.BySector, code => Slug.Parse(code) is { IsValue: true } slug ? Sector.NameOf(slug.Value) : code);

    public static Chart Countries(SiteData data) => Groups("by-country", "Rounds by country", "countries", "The country is the company's.", data.ByCountry, Labels.Country);

    public static Chart Years(SiteData data) => Draw(
        "by-year", "Rounds by year", "Number of announced and closed rounds in each year", "newest", "The running quarter and the one before are incomplete.",
        [.. data.ByYear.Value.Select(line => Row(line, line.Key, null))], "Year");

    /// <summary>The busiest investors: deals, and those of them that were led.</summary>
    public static Chart League(SiteData data)
    {
        var lines = data.League.Value.Take(Most).ToList();
        var drawing = new Drawing(Width, (lines.Count * 22) + 8);
        var scale = (Width - Left - 80m) / Math.Max(1, lines.Select(line => line.Funding.Announced.Deals).DefaultIfEmpty().Max());
        foreach (var (i, line) in lines.Index())
        {
            var y = (i * 22) + 4;
            drawing.Label(Left - 8, y + 13, Drawing.Cut(line.Name, 24), "label", "end");
            drawing.Rect(Left, y, line.Funding.Announced.Deals * scale, 17, "bar-light", $"{line.Name}: {line.Funding.Announced.Deals}");
            drawing.Rect(Left, y, line.Funding.Announced.Led * scale, 17, "bar", $"{line.Name}, led: {line.Funding.Announced.Led}");
            drawing.Label(Left + (line.Funding.Announced.Deals * scale) + 5, y + 13, $"{line.Funding.Announced.Deals}, {line.Funding.Announced.Led} led");
        }

        return new(
            "league", "Busiest investors", "Number of announced and closed rounds of each of the busiest investors, and how many of them it led or co-led.",
            data.League.Rule, drawing,
            new("Busiest investors", [new("Rank", true), new("Investor"), new("Rounds", true), new("Led", true), new("In talks", true)],
                [.. lines.Select(line => (IReadOnlyList<Cell>)[Cell.Of(line.Rank ?? 0), new(line.Name, $"/investors/{line.Key}/"), Cell.Of(line.Funding.Announced.Deals), Cell.Of(line.Funding.Announced.Led), Cell.Of(line.Funding.InTalks.Deals)])]))
        {
            Key = [("bar", "led or co-led"), ("bar-light", "other rounds")],
            File = "charts/league",
        };
    }

    private static Chart Groups(string id, string title, string folder, string note, SummaryTable table, Func<string, string> name) => Draw(
        id, title, "Number of announced and closed rounds", "with most rounds", note,
        [
            .. table.Value.OrderByDescending(line => line.Funding.Announced.Deals).ThenBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => Row(line, name(line.Key), $"/{folder}/{line.Key.ToLowerInvariant()}/")),
        ],
        folder == "sectors" ? "Sector" : "Country");

    private static (SummaryLine Line, string Name, string? Href) Row(SummaryLine line, string name, string? href) => (line, name, href);

    /// <param name="what">What the bars count.</param>
    /// <param name="first">Which rows come first, and are drawn where that is not all.</param>
    private static Chart Draw(string id, string title, string what, string first, string note, List<(SummaryLine Line, string Name, string? Href)> rows, string heading)
    {
        var drawn = rows.Take(Most).ToList();
        var drawing = new Drawing(Width, (drawn.Count * 22) + 8);
        var scale = (Width - Left - 110m) / Math.Max(1, drawn.Select(row => row.Line.Funding.Announced.Deals + row.Line.Funding.InTalks.Deals).DefaultIfEmpty().Max());
        foreach (var (i, (line, name, _)) in drawn.Index())
        {
            var y = (i * 22) + 4;
            var (deals, talks) = (line.Funding.Announced.Deals * scale, line.Funding.InTalks.Deals * scale);
            drawing.Label(Left - 8, y + 13, Drawing.Cut(name, 24), "label", "end");
            drawing.Rect(Left, y, deals, 17, "bar", $"{name}: {line.Funding.Announced.Deals}");
            drawing.Rect(Left + deals + (deals > 0 ? 2 : 0), y, talks, 17, "talk", $"{name}, in talks: {line.Funding.InTalks.Deals}");
            drawing.Label(Left + deals + talks + 7, y + 13, line.Funding.InTalks.Deals == 0 ? $"{line.Funding.Announced.Deals}" : $"{line.Funding.Announced.Deals} + {line.Funding.InTalks.Deals} in talks");
        }

        var part = rows.Count > Most ? $" The {Most} {first} of {rows.Count} are drawn; the table has all." : "";
        return new(
            id, title, $"{what}; live talks stand beside them, apart. Debt, share sales and takeovers are not counted. The table has all figures.", note + part, drawing,
            new(title + ", amounts in US$ million",
                [new(heading), new("Rounds", true), new("Raised", true), new("Without largest", true), new("Median", true), new("No amount", true), new("In talks", true)],
                [
                    .. rows.Select(row => (IReadOnlyList<Cell>)[
                        new(row.Name, row.Href), Cell.Of(row.Line.Funding.Announced.Deals), Cell.Millions(row.Line.Funding.Announced.InDollars()?.Total),
                        Cell.Millions(row.Line.Funding.Announced.InDollars()?.WithoutLargest), Cell.Millions(row.Line.Funding.Announced.InDollars()?.Median),
                        Cell.Of(row.Line.Funding.Announced.Undisclosed), Cell.Of(row.Line.Funding.InTalks.Deals)]),
                ]))
        {
            Key = [("bar", "announced and closed"), ("talk", "in talks")],
            File = "charts/" + id,
        };
    }
}
