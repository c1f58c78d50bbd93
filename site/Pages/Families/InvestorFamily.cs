using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Investors by rank, and a page and feeds for each.</summary>
internal static class InvestorFamily
{
    public static IEnumerable<Page> Pages(SiteContent content) =>
        Listing.Of(
            content, "investors", "Investors", "Investors in AI companies, ranked by number of deals.", null, content.Data.League.Rule,
            LeagueFamily.Investors(content.Data.League.Value, "Investors by number of deals"))
        .Concat(content.Data.Investors.AsParallel().AsOrdered().SelectMany(one => Of(content, one)));

    private static IEnumerable<Page> Of(SiteContent content, OrganizationDetail one)
    {
        var folder = $"/investors/{one.Organization.Id}/";
        var head = new PageHead(folder[1..] + "index.html", one.Organization.Name, Story.OfInvestor(one)[0], content.Addresses)
        {
            HasTwins = true,
            Feeds = folder,
            Scripts = ["tables.js"],
            Card = Cards.Address(folder[1..]),
            Linked = Linked.Organization(one.Organization, content.Addresses.Site + folder),
        };
        return Twins.Of(folder, one, DealsJson.Web.OrganizationDetail, one.Backed)
            .Append(Cards.Of(head))
            .Concat(Feed.OfDeals($"ServerlessDeals: {one.Organization.Name}", folder, one.Backed, content.Addresses).Files())
            .Prepend(Page.Of<InvestorPage>(head, ("Of", one)))
            .Stamped(Stamps.Of(content, one, DealsJson.Web.OrganizationDetail, "investor"));
    }
}
