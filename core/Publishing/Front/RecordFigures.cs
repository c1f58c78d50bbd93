using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Front;

/// <summary>What the whole record holds.</summary>
/// <param name="Reports">The number of articles and pages that claims come from.</param>
/// <param name="Publishers">The number of their publishers.</param>
/// <param name="Contradicted">The number of deals on which sources contradict each other.</param>
/// <param name="Since">The year of the oldest deal.</param>
/// <param name="Largest">The largest announced or closed round; null if no amount is known in dollars.</param>
/// <param name="FiveLargestShare">
/// What the five largest rounds surely raised, in whole per cent of what all surely raised; null with fewer than ten rounds.
/// </param>
public sealed record RecordFigures(
    int Deals, int Companies, int Investors, int Reports, int Publishers, int Contradicted, int Since, DealFigures Funding,
    DealItem? Largest, int? FiveLargestShare)
{
    private const int Five = 5;
    private const int Enough = 10;

    /// <summary>Null before the first deal.</summary>
    public static RecordFigures? Of(SiteData data)
    {
        if (data.Overall is not { } overall || data.Deals.Count == 0)
        {
            return null;
        }

        var items = data.Deals.Select(deal => deal.Deal).ToList();
        var sources = data.Deals.SelectMany(deal => deal.Claims).Select(claim => claim.Source).ToList();
        var funding = overall.Funding.Announced;
        return new(
            overall.AllDeals(),
            data.Companies.Count,
            data.Investors.Count,
            sources.Select(source => source.Url).Distinct(StringComparer.Ordinal).Count(),
            sources.Select(source => source.Publisher).Distinct(StringComparer.Ordinal).Count(),
            items.Count(deal => deal.Contradictions is not null),
            items.Min(deal => deal.Date.Year),
            funding,
            items.Find(deal => deal.Id == funding.Usd?.Largest.Deal),
            ShareOfFive(items, funding.Usd));
    }

    private static int? ShareOfFive(IEnumerable<DealItem> deals, ComparableTotal? total)
    {
        var five = deals.Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding) && deal.IsSummable())
            .Select(deal => deal.Amount.InDollars()?.Low ?? 0)
            .OrderDescending()
            .Take(Five)
            .Sum();
        return total is { Deals: >= Enough, Total.Low: > 0 and var all } ? (int)Math.Round(100m * five / all) : null;
    }
}
