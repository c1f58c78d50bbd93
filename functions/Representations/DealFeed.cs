using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Feeds;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Representations;

/// <summary>The news of deals as a feed, newest first. Titles keep every hedge of the sources.</summary>
internal static class DealFeed
{
    /// <summary>The same entries as in the site's feeds. Deals without news are left out.</summary>
    /// <param name="home">The address of the page with the same content.</param>
    public static Feed Of(IReadOnlyList<DealItem> deals, DealQuery query, string home, PublicLinks links)
    {
        var names = deals
            .SelectMany(deal => deal.Parties.Select(party => (party.Id, party.Name)).Append((deal.Company.Id, deal.Company.Name)))
            .DistinctBy(organization => organization.Id).ToDictionary();
        return new(
            FeedTitle.Of(query, id => names.GetValueOrDefault(id, id.ToString())),
            home,
            [.. DealEntry.Of(deals).Take(query.Limit).Select(entry => entry.ToEntry(links.PageOf(entry.Deal.Id)))]);
    }
}
