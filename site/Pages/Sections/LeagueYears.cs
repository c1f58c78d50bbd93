using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The league tables of each year, as the API ranks the deals of that window.</summary>
internal sealed class LeagueYears(SiteContent content)
{
    private const string Folder = "leagues";

    private readonly Lazy<DealTables> _counted =
        new(() => new(content.Data.Deals.Select(deal => deal.Deal), content.Data.Today));

    /// <summary>The years in which a round was announced, newest first.</summary>
    public static IReadOnlyList<string> Of(SiteContent content) =>
        [.. content.Data.ByYear.Value.Where(line => line.Funding.Announced.Deals > 0).Select(line => line.Key)];

    public IEnumerable<PageSet> Sets() => Of(content).Select(year => new PageSet($"/{Folder}/{year}/", () => PagesOf(year)));

    private IEnumerable<Page> PagesOf(string year)
    {
        var (byDeals, byLed) = (Investors(year, SummaryOrder.ByDeals), Investors(year, SummaryOrder.ByLed));
        var companies = Table(Dimension.Company, year, SummaryOrder.ByRaised);
        var led = byLed.Value.Where(line => line.Funding.Announced.Led > 0).ToList();
        IReadOnlyList<LeagueTable> tables =
        [
            new($"Investors that joined most rounds in {year}", byDeals.Rule, Joined(byDeals.Value, year)),
            new($"Investors that led most rounds in {year}", byLed.Rule, Led(led, year)),
            LeagueSection.ByTotal(companies.Value, $"Companies that raised most in {year}", line => $"raised.{year}.{line.Key}.deals"),
            LeagueSection.ByMegaRounds(companies.Value, $"Companies with most mega-rounds in {year}"),
        ];
        var head = content.Head($"{Folder}/{year}/index.html", $"League tables of {year}", Description(year, byDeals.Value, led)) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{Folder}/{year}/"),
        };
        return
        [
            Page.Of<LeaguesPage>(head, ("Tables", tables.Where(table => table.Table.Rows.Count > 0).ToList()), ("Years", Of(content))),
            SocialCards.Of(head),
            .. Alternates.Of(head, tables.Select(table => table.Table)),
        ];
    }

    private SummaryTable Investors(string year, string sort) => Table(Dimension.Investor, year, sort);

    private SummaryTable Table(Dimension dimension, string year, string sort)
    {
        var window = PartialDate.Parse(year).OrThrow();
        return _counted.Value.Table(new(dimension) { Window = new(window, window), Sort = sort });
    }

    private static string Description(string year, IReadOnlyList<SummaryLine> joined, IReadOnlyList<SummaryLine> led)
    {
        if (joined.Count == 0)
        {
            return $"We hold no round of {year} whose investors are known.";
        }

        var busiest = $"{joined[0].Name} joined {Rounds(joined[0].Funding.Announced.Deals)} we hold of {year}";
        if (led.Count == 0)
        {
            return $"{busiest}.";
        }

        var most = led[0].Funding.Announced.Led;
        return led[0].Key == joined[0].Key
            ? $"{busiest} and led {English.Number(most)} of them."
            : $"{busiest}; {led[0].Name} led {Rounds(most)}.";
    }

    private static string Rounds(int count) => English.Count(count, "round", "rounds");

    private static FigureTable Joined(IReadOnlyList<SummaryLine> lines, string year) => LeagueSection.Investors(
        lines.Take(LeagueSection.MostInvestors), LeagueSection.First("Investors by rounds", lines.Count, LeagueSection.MostInvestors),
        line => $"league.{year}.deals.{line.Key}");

    private static FigureTable Led(IReadOnlyList<SummaryLine> lines, string year) => LeagueSection.Investors(
        lines.Take(LeagueSection.MostRows), LeagueSection.First("Investors by rounds led", lines.Count, LeagueSection.MostRows),
        line => $"league.{year}.led.{line.Key}");
}
