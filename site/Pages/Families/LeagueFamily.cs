using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>League tables, each under its rule.</summary>
internal static class LeagueFamily
{
    private const int Most = 25;

    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/leagues/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        IReadOnlyList<(string Title, string Rule, FigureTable Table)> tables =
        [
            ("Investors that lead most", "Ranked by announced and closed deals led or co-led, then by deals; ties share a rank.",
                Ranked("Investors by deals led", data.League.Value.Where(line => line.Announced.Led > 0), line => (line.Announced.Led, line.Announced.Deals), "investors", "Leads", line => line.Announced.Led, "Deals", line => line.Announced.Deals)),
            ("Companies with most deals", "Ranked by number of announced and closed deals; ties share a rank. Totals in US$ million, of those deals that give an amount in dollars.",
                Ranked("Companies by deals", data.ByCompany.Value.Where(line => line.Announced.Deals > 1), line => (line.Announced.Deals, 0), "companies", "Deals", line => line.Announced.Deals, null, null)),
            ("Companies with most mega-rounds", "A mega-round is one of at least $100M. Ranked by their number among announced and closed deals; ties share a rank.",
                Ranked("Companies by mega-rounds", data.ByCompany.Value.Where(line => line.Announced.MegaRounds > 0), line => (line.Announced.MegaRounds, 0), "companies", "Mega-rounds", line => line.Announced.MegaRounds, "Deals", line => line.Announced.Deals)),
        ];
        var head = new PageHead("leagues/index.html", "League tables", "Who takes part most, who leads most, who raises most often; each table with its rule.", content.Addresses)
        {
            AsOf = data.AsOf,
            Scripts = ["tables.js"],
            Card = Cards.Address("leagues/"),
        };
        var all = Investors(data.League.Value.Take(Most * 4), "Investors by number of deals");
        return
        [
            Page.Of<LeaguesPage>(head, ("Data", data), ("Chart", BarCharts.League(data)), ("Tables", tables)),
            Cards.Of(head),
            .. Twins.Of(head, tables.Select(table => table.Table).Prepend(all)),
        ];
    }

    public static FigureTable Investors(IEnumerable<SummaryLine> lines, string caption) => new(
        caption,
        [new("Rank", true), new("Investor"), new("Deals", true), new("Led", true), new("In talks", true)],
        [
            .. lines.Select(line => (IReadOnlyList<Cell>)[
                Cell.Of(line.Rank ?? 0, $"investor.{line.Key}.rank"), new(line.Name, $"/investors/{line.Key}/"), Cell.Of(line.Announced.Deals, $"investor.{line.Key}.deals"),
                Cell.Of(line.Announced.Led, $"investor.{line.Key}.led"), Cell.Of(line.InTalks.Deals)]),
        ]);

    private static FigureTable Ranked(
        string caption, IEnumerable<SummaryLine> lines, Func<SummaryLine, (int, int)> order, string folder, string first, Func<SummaryLine, int> figure, string? second, Func<SummaryLine, int>? other)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var (rank, last) = (0, (0, 0));
        foreach (var (i, line) in lines.OrderByDescending(order).ThenBy(line => line.Name, StringComparer.Ordinal).Take(Most).Index())
        {
            (rank, last) = (i > 0 && last == order(line) ? rank : i + 1, order(line));
            rows.Add([Cell.Of(rank), new(line.Name, $"/{folder}/{line.Key}/"), Cell.Of(figure(line)), other is null ? Cell.Millions(line.Announced.InDollars()?.Total) : Cell.Of(other(line))]);
        }

        return new($"{caption}, the first {rows.Count}", [new("Rank", true), new(folder == "investors" ? "Investor" : "Company"), new(first, true), new(second ?? "Total", true)], rows);
    }
}
