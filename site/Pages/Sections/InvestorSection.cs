using ServerlessDeals.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Investors by rank, and a page and feeds for each.</summary>
internal static class InvestorSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        ListPages.OfTable(
            content, "investors", "Investors", "Investors in AI companies, ranked by number of rounds.", null, content.Data.League.Rule,
            LeagueSection.Investors(content.Data.League.Value, "Investors by number of rounds"))
        .Concat(content.Data.Investors.Select(one => new PageSet(
            $"/investors/{one.Organization.Id}/",
            () => OrganizationSection.Of<InvestorPage>(content, one, "investor", "investors", Story.OfInvestor(one, content.Data.Today), one.Backed, [], ""))));
}
