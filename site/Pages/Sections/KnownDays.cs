namespace ServerlessDeals.Pages;

/// <summary>When what a page shows became known. The days are the record's, so they are the same in every build.</summary>
internal sealed class KnownDays(IEnumerable<DealDetail> deals)
{
    private readonly Dictionary<DealId, KnownSpan> _deals = deals.ToDictionary(deal => deal.Deal.Id, Of);

    /// <summary>From the first to the last day on which something became known about some deals; null if there are none.</summary>
    public KnownSpan? Of(IEnumerable<DealItem> items)
    {
        KnownSpan? all = null;
        foreach (var item in items)
        {
            if (_deals.TryGetValue(item.Id, out var span))
            {
                all = all is { } before ? before.With(span) : span;
            }
        }

        return all;
    }

    private static KnownSpan Of(DealDetail deal) =>
        new(deal.Claims.Min(claim => claim.KnownOn), deal.Claims.Max(claim => claim.KnownOn));
}

/// <summary>The first and the last day on which something became known.</summary>
internal readonly record struct KnownSpan(DateOnly First, DateOnly Last)
{
    public KnownSpan With(KnownSpan other) =>
        new(First < other.First ? First : other.First, Last > other.Last ? Last : other.Last);
}
