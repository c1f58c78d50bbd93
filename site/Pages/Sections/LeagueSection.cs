using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>League tables, each under its rule.</summary>
internal static class LeagueSection
{
    private const int Most = 25;

    public static IEnumerable<PageSet> Sets(SiteContent content) => [new("/leagues/", () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        IReadOnlyList<(string Title, string Rule, FigureTable Table)> tables =
        [
            ("Investors that lead most", "Ranked by announced and closed rounds led or co-led, then by rounds; ties share a rank. Who was only in talks is not counted.",
                Ranked("Investors by rounds led", data.League.Value.Where(line => line.Funding.Announced.Led > 0), line => (line.Funding.Announced.Led, line.Funding.Announced.Deals), "investors", "Leads", line => line.Funding.Announced.Led, "Rounds", line => line.Funding.Announced.Deals)),
            ("Companies with most rounds", "Ranked by number of announced and closed rounds; ties share a rank. Totals in US$ million, of those rounds that give an amount in dollars.",
                Ranked("Companies by rounds", data.ByCompany.Value.Where(line => line.Funding.Announced.Deals > 1), line => (line.Funding.Announced.Deals, 0), "companies", "Rounds", line => line.Funding.Announced.Deals, null, null)),
            ("Companies with most mega-rounds", "A mega-round is one of at least $100M. Ranked by their number among announced and closed rounds; ties share a rank.",
                Ranked("Companies by mega-rounds", data.ByCompany.Value.Where(line => line.Funding.Announced.MegaRounds > 0), line => (line.Funding.Announced.MegaRounds, 0), "companies", "Mega-rounds", line => line.Funding.Announced.MegaRounds, "Rounds", line => line.Funding.Announced.Deals)),
        ];
        var head = content.Head("leagues/index.html", "League tables", "Who takes part most, who leads most, who raises most often; each table with its rule.") with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address("leagues/"),
        };
        var all = Investors(data.League.Value.Take(Most * 4), "Investors by number of rounds");
        return
        [
            Page.Of<LeaguesPage>(head, ("Data", data), ("Chart", BarCharts.League(data)), ("Tables", tables)),
            SocialCards.Of(head),
            .. Alternates.Of(head, tables.Select(table => table.Table).Prepend(all)),
        ];
    }

    public static FigureTable Investors(IEnumerable<SummaryLine> lines, string caption) => new(
        caption,
        [new("Rank", true), new("Investor"), new("Rounds", true), new("Led", true), new("In talks", true)],
        [
            .. lines.Select(line => (IReadOnlyList<Cell>)[
                Cell.Of(line.Rank ?? 0, $"investor.{line.Key}.rank"), new(line.Name, $"/investors/{line.Key}/"), Cell.Of(line.Funding.Announced.Deals, $"investor.{line.Key}.deals"),
                Cell.Of(line.Funding.Announced.Led, $"investor.{line.Key}.led"), Cell.Of(line.Funding.InTalks.Deals)]),
        ]);

    private static FigureTable Ranked(
        string caption, IEnumerable<SummaryLine> lines, Func<SummaryLine, (int, int)> order, string folder, string first, Func<SummaryLine, int> figure, string? second, Func<SummaryLine, int>? other)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var (rank, last) = (0, (0, 0));
        foreach (var (i, line) in lines.OrderByDescending(order).ThenBy(line => line.Name, StringComparer.Ordinal).Take(Most).Index())
        {
            (rank, last) = (i > 0 && last == order(line) ? rank : i + 1, order(line));
            rows.Add([Cell.Of(rank), new(line.Name, $"/{folder}/{line.Key}/"), Cell.Of(figure(line)), other is null ? Cell.Millions(line.Funding.Announced.InDollars()?.Total) : Cell.Of(other(line))]);
        }

        return new($"{caption}, the first {rows.Count}", [new("Rank", true), new(folder == "investors" ? "Investor" : "Company"), new(first, true), new(second ?? "Total", true)], rows);
    }
}
