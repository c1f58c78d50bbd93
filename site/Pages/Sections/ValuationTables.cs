using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Tables of what companies are worth.</summary>
internal static class ValuationTables
{
    private const int MostTalks = 25;
    private const int MostNames = 6;
    private const string None = "–";

    /// <summary>The companies with an announced valuation, the largest first. Valuations without a rate come last.</summary>
    public static IReadOnlyList<(SummaryLine Line, ConvertedAmount? Dollars)> Valued(SiteData data) =>
    [
        .. data.ByCompany.Value.Where(line => line.Valuation is not null)
            .Select(line => (Line: line, Dollars: Dollars(line.Valuation!)))
            .OrderByDescending(valued => valued.Dollars?.Figure ?? -1)
            .ThenByName(valued => valued.Line.Name),
    ];

    /// <summary>All of them, ranked in dollars; equal figures share a rank.</summary>
    public static FigureTable Board(SiteData data)
    {
        var companies = ById(data);
        var (rows, rank, last) = (new List<IReadOnlyList<TableCell>>(), 0, (long?)null);
        foreach (var (i, (line, dollars)) in Valued(data).Index())
        {
            rank = i > 0 && dollars?.Figure == last ? rank : i + 1;
            last = dollars?.Figure;
            rows.Add(Row(dollars is null ? null : rank, line, dollars, companies[line.Key]));
        }

        return new(
            "Companies by their latest announced valuation",
            [
                new("Rank", true), new("Company"), new("Valuation", true), new("Basis"), new("After the money", true), new("Date"),
                new("Round"), new("Country"), new("Before", true), new("Step up", true),
            ],
            rows);
    }

    /// <summary>How many companies were first valued at a billion dollars, by year, newest first.</summary>
    public static FigureTable UnicornsByYear(SiteData data) => new(
        "New unicorns by year",
        [new("Year"), new("New unicorns", true), new("Companies", IsWide: true)],
        [
            .. FirstBillions(data).GroupBy(line => line.Unicorn!.Date.Year).OrderByDescending(year => year.Key)
                .Select(year => (IReadOnlyList<TableCell>)[
                    new($"{year.Key}", $"/years/{year.Key}/"),
                    TableCell.Of(year.Count(), $"unicorns.{year.Key}"),
                    new(English.Some([.. year.OrderByName(line => line.Name).Select(line => line.Name)], MostNames))]),
        ]);

    /// <summary>Each company with its first valuation of a billion dollars, the newest first.</summary>
    public static FigureTable Unicorns(SiteData data)
    {
        var companies = ById(data);
        return new(
            "Companies by the day on which they were first valued at $1B or more",
            [new("Company"), new("First valued at", true), new("Date"), new("Country")],
            [
                .. FirstBillions(data).Select(line => (IReadOnlyList<TableCell>)[
                    Company(line), Worth(line.Unicorn!), Dated(line.Unicorn!), Country(companies[line.Key].Organization)]),
            ]);
    }

    /// <summary>The valuations of live talks, the largest first.</summary>
    public static FigureTable Talks(SiteData data) => new(
        "Valuations of live talks, which may come to nothing",
        [new("Company"), new("Talked of", true), new("Last heard of"), new("Status")],
        [
            .. data.Deals.Select(deal => deal.Deal)
                .Where(deal => deal.IsPending() && !deal.IsStale(data.Today) && deal.Valuation is { Value.Worth.IsUndisclosed: false })
                .OrderByDescending(deal => deal.Valuation.InDollars()?.Figure ?? -1).ThenBy(deal => deal.Id).Take(MostTalks)
                .Select(deal => (IReadOnlyList<TableCell>)[
                    new(deal.Company.Name, $"/companies/{deal.Company.Id}/"),
                    Worth(deal.Valuation!.Value.Worth, deal.Valuation.Usd),
                    new(English.ShortDate(deal.Reported), $"/deals/{deal.Id}/") { Key = $"{deal.Reported}" },
                    new(Phrases.Status(deal.Status))]),
        ]);

    private static IReadOnlyList<TableCell> Row(int? rank, SummaryLine line, ConvertedAmount? dollars, OrganizationDetail company)
    {
        var latest = line.Valuation!;
        var valued = company.Valuations.FirstOrDefault(valuation => valuation.Deal == latest.Deal);
        var before = valued?.StepUp is { } step ? company.Valuations.FirstOrDefault(valuation => valuation.Deal == step.Since) : null;
        return
        [
            rank is { } place ? TableCell.Of(place) : new(None),
            Company(line),
            Worth(latest) with { Value = dollars?.Figure, Figure = $"valuation.{line.Key}" },
            new(Basis(latest.Valuation.Basis)),
            new(valued?.Post is { } post ? $"{post.ToShortString()}{(valued.Computed ? ", computed" : "")}" : None),
            Dated(latest),
            new(valued?.Round is { } round ? Labels.Name($"{round}") : None),
            Country(company.Organization),
            before is null ? new(None) : Worth(before.Valuation.Value.Worth, before.Valuation.Usd),
            new(valued?.StepUp?.Text ?? None, null, valued?.StepUp?.Low),
        ];
    }

    /// <summary>The companies that were ever valued at a billion dollars, the newest first.</summary>
    public static IEnumerable<SummaryLine> FirstBillions(SiteData data) => data.ByCompany.Value
        .Where(line => line.Unicorn is not null)
        .OrderByDescending(line => line.Unicorn!.Date).ThenByName(line => line.Name);

    private static Dictionary<string, OrganizationDetail> ById(SiteData data) =>
        data.Companies.ToDictionary(company => $"{company.Organization.Id}", StringComparer.Ordinal);

    private static ConvertedAmount? Dollars(CompanyValuation valuation) =>
        valuation.Usd ?? ConvertedAmount.OfDollars(valuation.Valuation.Worth);

    /// <summary>"before the money", "after the money"; a dash if no source says.</summary>
    public static string Basis(ValuationBasis basis) => basis switch
    {
        ValuationBasis.Pre => "before the money",
        ValuationBasis.Post => "after the money",
        _ => None,
    };

    private static TableCell Company(SummaryLine line) => new(line.Name, $"/companies/{line.Key}/");

    private static TableCell Dated(CompanyValuation valuation) =>
        new(English.ShortDate(valuation.Date), $"/deals/{valuation.Deal}/") { Key = $"{valuation.Date}" };

    private static TableCell Country(Organization organization) => organization.Country is { } country
        ? new(Labels.Country(country), GroupKind.Countries.AddressOf(country))
        : new(None);

    public static TableCell Worth(CompanyValuation valuation) => Worth(valuation.Valuation.Worth, valuation.Usd);

    // "CN¥20B (about $2.76B)".
    private static TableCell Worth(Amount worth, ConvertedAmount? usd) => new(
        worth.ToShortString() + Phrases.InDollars(usd), null, (usd ?? ConvertedAmount.OfDollars(worth))?.Figure);
}
