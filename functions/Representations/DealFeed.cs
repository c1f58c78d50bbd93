using ServerlessDeals.Briefings;
using ServerlessDeals.Feeds;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Deals as a feed, with every hedge in its title.</summary>
internal static class DealFeed
{
    /// <summary>Those first of which something became known last, as the site's feeds have them.</summary>
    public static Feed Of(IEnumerable<ListedDeal> deals, int most, PublicLinks links) => new(
        "ServerlessDeals: investments in AI companies",
        links.Base + "/deals",
        [
            .. from listed in deals.OrderByDescending(one => one.KnownOn).ThenBy(one => one.Deal.Id).Take(most)
               let deal = listed.Deal
               select new FeedEntry(
                   $"urn:serverlessdeals:deal:{deal.Id}",
                   $"{deal.Company.Name}: {Phrases.Kind(deal.Kind)}, {deal.Amount.Value}, {Phrases.Status(deal.Status)}",
                   $"{links.Base}/deals/{deal.Id}",
                   listed.KnownOn!.Value,
                   Text(deal),
                   deal.Amount.Source?.Url)
               {
                   Tags = [.. deal.Sectors.Select(sector => sector.ToString()), Words.Of(deal.Status)],
               },
        ]);

    private static string Text(DealItem deal)
    {
        var leads = string.Join(", ", deal.Parties.Where(party => party.Role.IsLead()).Select(party => party.Name));
        return string.Join(" ", new[]
        {
            $"{deal.Date}: {deal.Amount.Value}{(deal.Valuation is { } valuation ? $" at {valuation.Value}" : "")}, {Phrases.Status(deal.Status)}.",
            leads.Length > 0 ? $"Led by {leads}." : null,
            deal.Amount.Source is { } source ? $"Amount by {source.Publisher}, {source.Published}." : null,
            deal.Unconfirmed ? "Unconfirmed: it rests on blogs and databases alone." : null,
            deal.Contradictions is { } found ? $"Sources contradict each other on {string.Join(", ", found.Select(conflict => conflict.Field).Distinct())}." : null,
        }.OfType<string>());
    }
}
