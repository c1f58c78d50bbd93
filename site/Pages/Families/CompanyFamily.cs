using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Companies in a table, and a page and feeds for each.</summary>
internal static class CompanyFamily
{
    public static IEnumerable<Page> Pages(SiteContent content)
    {
        var data = content.Data;
        var known = data.Companies.Select(one => one.Organization.Id).ToHashSet();
        var backers = MatrixCharts.Overlaps(data).SelectMany(one => new[] { (Company: one.Overlap.Company.Id, Rival: one.Overlap.Rival.Id, one.Investor), (Company: one.Overlap.Rival.Id, Rival: one.Overlap.Company.Id, one.Investor) })
            .ToLookup(one => one.Company, one => (one.Rival, one.Investor));
        return Listing.Of(
                content, "companies", "Companies", "Companies in AI that raise money, are bought or licensed.", null, SummaryRule, Table(data))
            .Concat(data.Companies.AsParallel().AsOrdered().SelectMany(one => Of(content, one, known, backers[one.Organization.Id].ToLookup(pair => pair.Rival, pair => pair.Investor))));
    }

    private const string SummaryRule = "Announced and closed deals are counted, amounts in US$ million; rumoured deals and those in talks stand apart.";

    private static FigureTable Table(SiteData data)
    {
        var lines = data.ByCompany.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        return new(
            "Companies by name",
            [new("Company"), new("Where"), new("Deals", true), new("Total", true), new("No amount", true), new("In talks", true)],
            [
                .. data.Companies.Select(one =>
                {
                    var line = lines.GetValueOrDefault(one.Organization.Id.ToString());
                    return (IReadOnlyList<Cell>)[
                        new(one.Organization.Name, $"/companies/{one.Organization.Id}/"), new(Text.Place(one.Organization)),
                        Cell.Of(line?.Announced.Deals ?? 0), Cell.Millions(line?.Announced.InDollars()?.Total), Cell.Of(line?.Announced.Undisclosed ?? 0), Cell.Of(line?.InTalks.Deals ?? 0)];
                }),
            ]);
    }

    private static IEnumerable<Page> Of(SiteContent content, OrganizationDetail one, IReadOnlySet<Slug> known, ILookup<Slug, OrganizationName> backers)
    {
        var folder = $"/companies/{one.Organization.Id}/";
        var head = new PageHead(folder[1..] + "index.html", one.Organization.Name, Story.OfCompany(one)[0], content.Addresses)
        {
            HasTwins = true,
            Feeds = folder,
            Scripts = ["tables.js"],
            Card = Cards.Address(folder[1..]),
            Linked = Linked.Organization(one.Organization, content.Addresses.Site + folder),
        };
        var chart = ValuationChart.Of(one);
        var rivals = string.Join(' ', one.Competitors.Select(rival => $"{rival.Id} {known.Contains(rival.Id)} {string.Join(',', backers[rival.Id].Select(backer => $"{backer.Id}={backer.Name}"))}"));
        return Twins.Of(folder, one, DealsJson.Web.OrganizationDetail, one.Raised)
            .Concat(chart?.Files() ?? [])
            .Append(Cards.Of(head))
            .Concat(Feed.OfDeals($"ServerlessDeals: {one.Organization.Name}", folder, one.Raised, content.Addresses).Files())
            .Prepend(Page.Of<CompanyPage>(head, ("Of", one), ("Valuations", chart), ("Known", known), ("Backers", backers)))
            .Stamped(Stamps.Of(content, one, DealsJson.Web.OrganizationDetail, "company", rivals));
    }
}
