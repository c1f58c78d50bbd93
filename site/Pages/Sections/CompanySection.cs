using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The table of companies, and a page and feeds for each.</summary>
internal static class CompanySection
{
    private const string CountingRule =
        "Announced and closed rounds are counted. " + LeagueSection.Conversion + " Live talks are shown apart. " +
        "So are debt, share sales and takeovers, which are not money raised.";

    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        var details = data.Deals.ToLookup(deal => deal.Company.Id);
        var withPages = data.Companies.Select(company => company.Organization.Id).ToHashSet();
        var backers = SharedBackers(data);
        var lines = data.ByCompany.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        var table = ListPages.ByName(
            content, "companies", "Companies", "AI companies that raise money, are bought or are licensed.", Lede(data), CountingRule,
            Table(data, lines));
        return table.Concat(data.Companies.Select(company => new PageSet(
            $"/companies/{company.Organization.Id}/",
            () => PagesOf(
                content, company, [.. details[company.Organization.Id]], lines.GetValueOrDefault($"{company.Organization.Id}"), withPages,
                backers[company.Organization.Id].ToLookup(backer => backer.Rival)))
        {
            Known = content.Known.Of(company.Raised)?.Last,
        }));
    }

    private static string Lede(SiteData data)
    {
        var held = $"We hold deals of {English.Count(data.Companies.Count, "AI company", "AI companies")}";
        var most = data.ByCompany.Value.MaxBy(line => line.Funding.Announced.Usd?.Total.Low ?? 0);
        return most?.Funding.Announced.Usd is { } raised
            ? $"{held}. {most.Name} has raised the most: {raised.Text} in {Phrases.Count(Family.Funding, most.Funding.Announced.Deals)}."
            : $"{held}.";
    }

    // A shared backer is listed on the pages of both companies.
    private static ILookup<Slug, SharedBacker> SharedBackers(SiteData data) =>
        RivalsChart.Overlaps(data)
            .SelectMany(shared => new (Slug Company, SharedBacker Backer)[]
            {
                (shared.Overlap.Company.Id, new(shared.Overlap.Rival.Id, shared.Investor, shared.Overlap.InTalks)),
                (shared.Overlap.Rival.Id, new(shared.Overlap.Company.Id, shared.Investor, shared.Overlap.InTalks)),
            })
            .ToLookup(pair => pair.Company, pair => pair.Backer);

    private static FigureTable Table(SiteData data, IReadOnlyDictionary<string, SummaryLine> lines) => new(
        "Companies by name",
        [
            new("Company"), new("Where", IsWide: true), new("Rounds", true), new("Raised", true), new("Valued at", true),
            new("No amount", true), new("No rate", true), new("In talks", true), new("Other deals", true), new("As reported", IsWide: true),
        ],
        [
            .. data.Companies.OrderByName(company => company.Organization.Name).Select(company =>
                Row(company.Organization, lines.GetValueOrDefault($"{company.Organization.Id}"))),
        ]);

    private static IReadOnlyList<TableCell> Row(Organization company, SummaryLine? line) =>
    [
        new(company.Name, $"/companies/{company.Id}/"),
        new(Labels.Location(company)),
        TableCell.Of(line?.Funding.Announced.Deals ?? 0),
        TableCell.Dollars(line?.Funding.Announced.Usd, usd => usd.Total),
        line?.Valuation is { } latest ? ValuationTables.Worth(latest) : TableCell.Dollars(null),
        TableCell.Of(line?.Funding.Announced.Undisclosed ?? 0),
        TableCell.Of(line?.Funding.Announced.WithoutRate ?? 0),
        TableCell.Of(line?.Funding.InTalks.Deals ?? 0),
        TableCell.Of(
            Enum.GetValues<Family>().Where(family => family != Family.Funding).Sum(family => line?.Of(family).Announced.Deals ?? 0)),
        TableCell.Reported(line?.Funding.Announced),
    ];

    private static IEnumerable<Page> PagesOf(
        SiteContent content,
        OrganizationDetail company,
        IReadOnlyList<DealDetail> details,
        SummaryLine? line,
        IReadOnlySet<Slug> withPages,
        ILookup<Slug, SharedBacker> backers)
    {
        var story = Story.OfCompany(company, details, content.Data.Today);
        var chart = ValuationChart.Of(company, details);
        var rivals = company.Competitors.Select(rival =>
            $"{rival.Id} {withPages.Contains(rival.Id)} {string.Join(',', backers[rival.Id])}");
        return OrganizationSection.Pages<CompanyPage>(
            content,
            company,
            new("company", "companies", story, company.Raised)
            {
                Chart = chart,
                ShownOfOthers = $"{string.Join(' ', rivals)} {chart?.Shown}",
            },
            ("Company", company), ("Story", story), ("Line", line), ("Valuations", chart), ("WithPages", withPages), ("Backers", backers));
    }
}
