using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The list of investors by name, and a page and feeds for each, with all its deals.</summary>
internal static class InvestorSection
{
    private const string Rule =
        "Announced and closed rounds are counted. The rank is by their number, then by those led or co-led; ties share a rank. Talks are " +
        "shown apart. Debt, share sales and takeovers are among all deals alone.";

    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        var table = ListPages.ByName(
            content, "investors", "Investors", "Investors in AI companies, lenders and buyers of companies, by name.", Lede(data), Rule,
            Table(data));
        return table.Concat(data.Investors.SelectMany(investor => SetsOf(content, investor)));
    }

    private static string Lede(SiteData data)
    {
        var named = English.Count(data.Investors.Count, "investor, lender or buyer", "investors, lenders and buyers");
        var busiest = data.League.Value is [{ Funding.Announced: { Deals: > 0 } rounds } first, ..]
            ? $" {first.Name} has joined {Phrases.Count(Family.Funding, rounds.Deals)} and led {English.Number(rounds.Led)} of them."
            : "";
        return $"Deals we hold name {named}.{busiest}";
    }

    private static FigureTable Table(SiteData data)
    {
        var lines = data.League.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        return new(
            "Investors by name",
            [
                new("Investor"), new("Kind"), new("Where"), new("Rounds", true), new("Led", true), new("Rank", true),
                new("In talks", true), new("All deals", true),
            ],
            [
                .. data.Investors.OrderByName(investor => investor.Organization.Name)
                    .Select(investor => Row(investor, lines.GetValueOrDefault($"{investor.Organization.Id}"))),
            ]);
    }

    private static IReadOnlyList<TableCell> Row(OrganizationDetail investor, SummaryLine? line)
    {
        var (organization, none) = (investor.Organization, TableCell.Dollars(null));
        string? Figure(string what) => line is null ? null : $"investor.{organization.Id}.{what}";
        return
        [
            new(organization.Name, $"/investors/{organization.Id}/"),
            organization.Type is { } type ? new(Labels.InvestorType(type)) : none,
            Labels.Location(organization) is { Length: > 0 } location ? new(location) : none,
            TableCell.Of(line?.Funding.Announced.Deals ?? 0, Figure("deals")),
            TableCell.Of(line?.Funding.Announced.Led ?? 0, Figure("led")),
            line?.Rank is { } rank ? TableCell.Of(rank, Figure("rank")) : none,
            TableCell.Of(line?.Funding.InTalks.Deals ?? 0),
            TableCell.Of(investor.Backed.Count),
        ];
    }

    private static IEnumerable<PageSet> SetsOf(SiteContent content, OrganizationDetail investor)
    {
        var organization = investor.Organization;
        var story = Story.OfInvestor(investor, content.Data.Today);
        var list = new DealListing(
            $"investors/{organization.Id}", organization.Name, story[0],
            $"{English.Of(organization.Name)} deals, those it led first, then the newest",
            [.. investor.Backed.OrderBy(deal => RoleInDeal.Of(deal, organization.Id).Rank)])
        {
            RolesOf = organization.Id,
        };
        return ListPages.Later(content, list).Prepend(new(
            $"/investors/{organization.Id}/", () => PagesOf(content, investor, story, list))
        {
            Known = content.Known.Of(investor.Backed)?.Last,
        });
    }

    private static IEnumerable<Page> PagesOf(
        SiteContent content, OrganizationDetail investor, IReadOnlyList<string> story, DealListing list)
    {
        var chart = InvestorChart.Of(investor);
        return OrganizationSection.Pages<InvestorPage>(
            content,
            investor,
            new("investor", "investors", story, investor.Backed) { Chart = chart },
            ("Investor", investor), ("List", list), ("Years", chart));
    }
}
