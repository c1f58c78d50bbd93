using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What is counted of a few deals that are at hand.</summary>
public sealed record Figures : FamilyFigures
{
    /// <param name="day">On which talks are live or stale.</param>
    public static Figures Of(IEnumerable<DealItem> deals, DateOnly day)
    {
        var count = deals.Aggregate(Aggregate.None, (sum, deal) => Aggregate.Add(sum, Aggregate.Of(deal, day)));
        return new()
        {
            Funding = SummaryBuilder.Family(count.Funding),
            Debt = SummaryBuilder.Other(count.Debt),
            Secondary = SummaryBuilder.Other(count.Secondary),
            Takeovers = SummaryBuilder.Other(count.Takeovers),
            Cumulative = count.Cumulative,
        };
    }
}
