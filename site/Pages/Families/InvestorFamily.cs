using ServerlessDeals.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Investors by rank, and a page and feeds for each.</summary>
internal static class InvestorFamily
{
    public static IEnumerable<Page> Pages(SiteContent content) =>
        Listing.Of(
            content, "investors", "Investors", "Investors in AI companies, ranked by number of deals.", null, content.Data.League.Rule,
            LeagueFamily.Investors(content.Data.League.Value, "Investors by number of deals"))
        .Concat(content.Data.Investors.AsParallel().AsOrdered().SelectMany(one =>
            OrganizationFamily.Of<InvestorPage>(content, one, "investor", "investors", Story.OfInvestor(one), one.Backed, [], "")));
}
