using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>A league table with its rule.</summary>
public sealed record LeagueTable(string Title, string Rule, FigureTable Table);

/// <summary>The page of league tables.</summary>
internal static class LeagueSection
{
    /// <summary>How totals are made comparable, in the rule of a table.</summary>
    public const string Conversion = "Other currencies are converted to US dollars at the rate of each deal's date.";

    public const int MostRows = 25;

    public const int MostInvestors = 100;

    private const string Description = "Who takes part most, who leads most, who raises most; each table with its rule.";

    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        new LeagueYears(content).Sets().Prepend(new("/leagues/", () => Pages(content)));

    /// <summary>The caption of the first rows of a table, or of all.</summary>
    public static string First(string caption, int rows, int most) => rows > most ? $"{caption}, the first {most} of {rows:#,0}" : caption;

    /// <summary>The table of investors, as ranked by the summaries.</summary>
    /// <param name="lines">The investors.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="figure">The API's name of an investor's figures; null for those of all time.</param>
    public static FigureTable Investors(IEnumerable<SummaryLine> lines, string caption, Func<SummaryLine, string>? figure = null) => new(
        caption,
        [new("Rank", true), new("Investor"), new("Rounds", true), new("Led", true), new("In talks", true)],
        [
            .. from line in lines
               let name = figure?.Invoke(line) ?? $"investor.{line.Key}"
               select (IReadOnlyList<TableCell>)[
                   TableCell.Of(line.Rank ?? 0, $"{name}.rank"),
                   Investor(line),
                   TableCell.Of(line.Funding.Announced.Deals, $"{name}.deals"),
                   TableCell.Of(line.Funding.Announced.Led, $"{name}.led"),
                   TableCell.Of(line.Funding.InTalks.Deals)],
        ]);

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        IReadOnlyList<LeagueTable> tables =
        [
            ByRoundsLed(data.League.Value), ByTotal(data.ByCompany.Value, "Companies that raised most", _ => null),
            ByRounds(data.ByCompany.Value), ByMegaRounds(data.ByCompany.Value, "Companies with most mega-rounds"),
        ];
        var head = content.Head("leagues/index.html", "League tables", Description) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address("leagues/"),
        };
        var investors = Investors(data.League.Value.Take(MostInvestors), "Investors by number of rounds");
        return
        [
            Page.Of<LeaguesPage>(
                head,
                ("Chart", data.Deals.Count > 0 ? BarCharts.League(data) : null), ("Tables", tables), ("Years", LeagueYears.Of(content))),
            SocialCards.Of(head),
            .. Alternates.Of(head, tables.Select(table => table.Table).Prepend(investors)),
        ];
    }

    private static LeagueTable ByRoundsLed(IEnumerable<SummaryLine> investors) => new(
        "Investors that lead most",
        "Ranked by announced and closed rounds led or co-led, then by rounds; ties share a rank. " +
        "Investors that were only in talks are not counted.",
        Ranked(
            "Investors by rounds led",
            investors.Where(line => line.Funding.Announced.Led > 0),
            line => (line.Funding.Announced.Led, line.Funding.Announced.Deals, 0),
            [new("Investor"), new("Leads", true), new("Rounds", true)],
            line => [Investor(line), TableCell.Of(line.Funding.Announced.Led), TableCell.Of(line.Funding.Announced.Deals)]));

    private static LeagueTable ByRounds(IEnumerable<SummaryLine> companies) => new(
        "Companies with most rounds",
        "Ranked by number of announced and closed rounds; ties share a rank, the larger total first. " + Conversion,
        Ranked(
            "Companies by rounds",
            companies.Where(line => line.Funding.Announced.Deals > 1),
            line => (line.Funding.Announced.Deals, 0, Total(line)),
            [new("Company"), new("Rounds", true), new("Total", true), new("As reported", IsWide: true)],
            line =>
            [
                Company(line),
                TableCell.Of(line.Funding.Announced.Deals),
                TableCell.Dollars(line.Funding.Announced.Usd, usd => usd.Total),
                TableCell.Reported(line.Funding.Announced),
            ]));

    /// <param name="companies">The companies.</param>
    /// <param name="title">The heading.</param>
    /// <param name="figure">The API's name of a company's number of rounds, if it can be compared.</param>
    public static LeagueTable ByTotal(IEnumerable<SummaryLine> companies, string title, Func<SummaryLine, string?> figure) => new(
        title,
        "Ranked by the total of announced and closed rounds in dollars, by its lower bound. " + Conversion,
        Ranked(
            "Companies by total",
            companies.Where(line => line.Funding.Announced.Usd is not null),
            line => (Total(line), 0, 0),
            [
                new("Company"), new("Total", true), new("Rounds", true), new("No amount", true), new("No rate", true),
                new("As reported", IsWide: true),
            ],
            line =>
            [
                Company(line),
                TableCell.Dollars(line.Funding.Announced.Usd, usd => usd.Total),
                TableCell.Of(line.Funding.Announced.Deals, figure(line)),
                TableCell.Of(line.Funding.Announced.Undisclosed),
                TableCell.Of(line.Funding.Announced.WithoutRate),
                TableCell.Reported(line.Funding.Announced),
            ]));

    public static LeagueTable ByMegaRounds(IEnumerable<SummaryLine> companies, string title) => new(
        title,
        "A mega-round is a round of at least $100M, or as much in another currency. " +
        "Ranked by their number among announced and closed rounds; ties share a rank.",
        Ranked(
            "Companies by mega-rounds",
            companies.Where(line => line.Funding.Announced.MegaRounds > 0),
            line => (line.Funding.Announced.MegaRounds, 0, 0),
            [new("Company"), new("Mega-rounds", true), new("Rounds", true)],
            line => [Company(line), TableCell.Of(line.Funding.Announced.MegaRounds), TableCell.Of(line.Funding.Announced.Deals)]));

    private static long Total(SummaryLine line) => line.Funding.Announced.Usd?.Total.Low ?? 0;

    private static TableCell Investor(SummaryLine line) => new(line.Name, $"/investors/{line.Key}/");

    private static TableCell Company(SummaryLine line) => new(line.Name, $"/companies/{line.Key}/");

    /// <param name="figures">
    /// The figures to rank by, and one to order ties by. Lines with the same first two figures share a rank.
    /// </param>
    /// <param name="columns">The columns after the rank.</param>
    private static FigureTable Ranked(
        string caption,
        IEnumerable<SummaryLine> lines,
        Func<SummaryLine, (long First, long Second, long Tie)> figures,
        IReadOnlyList<Column> columns,
        Func<SummaryLine, IReadOnlyList<TableCell>> cells)
    {
        var rows = new List<IReadOnlyList<TableCell>>();
        var (rank, last) = (0, (0L, 0L));
        var ordered = lines.OrderByDescending(figures).ThenByName(line => line.Name).Take(MostRows);
        foreach (var (i, line) in ordered.Index())
        {
            var (first, second, _) = figures(line);
            (rank, last) = (i > 0 && last == (first, second) ? rank : i + 1, (first, second));
            rows.Add([TableCell.Of(rank), .. cells(line)]);
        }

        return new($"{caption}, the first {rows.Count}", [new("Rank", true), .. columns], rows);
    }
}
