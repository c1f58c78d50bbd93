using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The figures of deals in memory.</summary>
public sealed record Figures : FamilyFigures
{
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static Figures Of(IEnumerable<DealItem> deals, DateOnly day)
    {
        var aggregate = deals.Aggregate(Aggregate.None, (sum, deal) => Aggregate.Add(sum, Aggregate.Of(deal, day)));
        return new()
        {
            Funding = SummaryBuilder.Family(aggregate.Funding),
            Debt = SummaryBuilder.Other(aggregate.Debt),
            Secondary = SummaryBuilder.Other(aggregate.Secondary),
            Takeovers = SummaryBuilder.Other(aggregate.Takeovers),
            Cumulative = aggregate.Cumulative,
        };
    }
}
