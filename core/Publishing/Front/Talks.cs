namespace ServerlessDeals.Publishing.Front;

/// <summary>Deals in talks: those with a report within the last year, and those without.</summary>
public sealed record Talks(IReadOnlyList<DealItem> Live, IReadOnlyList<DealItem> Stale)
{
    /// <summary>Both with the newest report first.</summary>
    public static Talks Of(IEnumerable<DealItem> deals, DateOnly today)
    {
        var talks = deals.Where(deal => deal.IsPending()).OrderByDescending(deal => deal.Reported.First).ThenBy(deal => deal.Id)
            .ToLookup(deal => deal.IsStale(today));
        return new([.. talks[false]], [.. talks[true]]);
    }
}
