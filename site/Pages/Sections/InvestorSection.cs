using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The table of investors by rank, and a page and feeds for each.</summary>
internal static class InvestorSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var league = content.Data.League;
        var table = ListPages.OfTable(
            content, "investors", "Investors", "Investors in AI companies, ranked by number of rounds.", null, league.Rule,
            LeagueSection.Investors(league.Value, "Investors by number of rounds"));
        return table.Concat(content.Data.Investors.Select(investor => new PageSet(
            $"/investors/{investor.Organization.Id}/", () => PagesOf(content, investor))));
    }

    private static IEnumerable<Page> PagesOf(SiteContent content, OrganizationDetail investor) => OrganizationSection.Pages<InvestorPage>(
        content,
        investor,
        new("investor", "investors", Story.OfInvestor(investor, content.Data.Today), investor.Backed),
        ("Investor", investor));
}
