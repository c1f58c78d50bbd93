using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What is counted of a few deals that are at hand.</summary>
public sealed record Figures : FamilyFigures
{
    /// <param name="day">On which talks are live or stale.</param>
    public static Figures Of(IEnumerable<DealItem> deals, DateOnly day)
    {
        var count = deals.Aggregate(Count.None, (sum, deal) => Count.Add(sum, Count.Of(deal, day)));
        return new()
        {
            Funding = Publication.Family(count.Funding),
            Debt = Publication.Other(count.Debt),
            Secondary = Publication.Other(count.Secondary),
            Takeovers = Publication.Other(count.Takeovers),
            Cumulative = count.Cumulative,
        };
    }
}
