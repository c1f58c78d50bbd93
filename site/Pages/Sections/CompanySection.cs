using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Companies in a table, and a page and feeds for each.</summary>
internal static class CompanySection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        var known = data.Companies.Select(one => one.Organization.Id).ToHashSet();
        var backers = RivalsChart.Overlaps(data)
            .SelectMany(one => new[] { (Of: one.Overlap.Company.Id, Backer: new SharedBacker(one.Overlap.Rival.Id, one.Investor, one.Overlap.InTalks)), (Of: one.Overlap.Rival.Id, Backer: new SharedBacker(one.Overlap.Company.Id, one.Investor, one.Overlap.InTalks)) })
            .ToLookup(one => one.Of, one => one.Backer);
        return ListPages.OfTable(
                content, "companies", "Companies", "Companies in AI that raise money, are bought or licensed.", null, SummaryRule, Table(data))
            .Concat(data.Companies.Select(one => new PageSet($"/companies/{one.Organization.Id}/", () => Of(content, one, known, backers[one.Organization.Id].ToLookup(backer => backer.Rival)))));
    }

    private const string SummaryRule = "Announced and closed rounds are counted, amounts in US$ million; live talks stand apart, and so do debt, share sales and takeovers, which are no money raised.";

    private static FigureTable Table(SiteData data)
    {
        var lines = data.ByCompany.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        return new(
            "Companies by name",
            [new("Company"), new("Where"), new("Rounds", true), new("Raised", true), new("No amount", true), new("In talks", true), new("Other deals", true)],
            [
                .. data.Companies.Select(one =>
                {
                    var line = lines.GetValueOrDefault(one.Organization.Id.ToString());
                    return (IReadOnlyList<Cell>)[
                        new(one.Organization.Name, $"/companies/{one.Organization.Id}/"), new(Labels.Place(one.Organization)),
                        Cell.Of(line?.Funding.Announced.Deals ?? 0), Cell.Millions(line?.Funding.Announced.InDollars()?.Total), Cell.Of(line?.Funding.Announced.Undisclosed ?? 0), Cell.Of(line?.Funding.InTalks.Deals ?? 0),
                        Cell.Of(Enum.GetValues<Family>().Where(family => family != Family.Funding).Sum(family => line?.Of(family).Announced.Deals ?? 0))];
                }),
            ]);
    }

    private static IEnumerable<Page> Of(SiteContent content, OrganizationDetail one, IReadOnlySet<Slug> known, ILookup<Slug, SharedBacker> backers)
    {
        var chart = ValuationChart.Of(one);
        var rivals = string.Join(' ', one.Competitors.Select(rival => $"{rival.Id} {known.Contains(rival.Id)} {string.Join(',', backers[rival.Id])}"));
        return OrganizationSection.Of<CompanyPage>(
            content, one, "company", "companies", Story.OfCompany(one, content.Data.Today), one.Raised, chart?.Files(content.Addresses) ?? [], rivals, ("Valuations", chart), ("Known", known), ("Backers", backers));
    }
}
