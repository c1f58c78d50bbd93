namespace ServerlessDeals.Loading.Rates;

/// <summary>What a load of rates would store, and which deals it would change.</summary>
/// <param name="Rates">All rates, when it is done.</param>
/// <param name="Days">The number of days that are new, or that have a rate which was not stored.</param>
/// <param name="From">The first of these days; null if there are none.</param>
/// <param name="Deals">The deals that waited for a rate and now have it.</param>
/// <param name="Warnings">What may be wrong, but does not prevent the load.</param>
public sealed record RatePlan(
    ExchangeRates Rates, int Days, DateOnly? From, IReadOnlyList<DealId> Deals, IReadOnlyList<string> Warnings)
{
    /// <summary>The last day with rates, when it is done; null if there are none.</summary>
    public DateOnly? Last => Rates.Last;

    public bool IsNothing => Days == 0 && Deals.Count == 0;
}
