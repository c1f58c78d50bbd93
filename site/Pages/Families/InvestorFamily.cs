using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Investors by rank, and a page and feeds for each.</summary>
internal static class InvestorFamily
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        Listing.Of(
            content, "investors", "Investors", "Investors in AI companies, ranked by number of rounds.", null, content.Data.League.Rule,
            LeagueFamily.Investors(content.Data.League.Value, "Investors by number of rounds"))
        .Concat(content.Data.Investors.Select(one => new PageSet(
            $"/investors/{one.Organization.Id}/",
            () => OrganizationFamily.Of<InvestorPage>(content, one, "investor", "investors", Story.OfInvestor(one, content.Data.Today), one.Backed, [], ""))));
}
