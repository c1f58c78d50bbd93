using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Queries;

/// <summary>The partitions that a list is read from.</summary>
/// <param name="Partitions">Together they hold all matches. Empty to read the order's own view.</param>
/// <param name="Sorted">Whether to read them whole and sort, because they have another order.</param>
/// <param name="Rest">The query without the filter that the partitions settle.</param>
/// <param name="Requests">The requests that planning cost.</param>
internal sealed record QueryPlan(IReadOnlyList<ViewPartition> Partitions, bool Sorted, DealQuery Rest, int Requests = 0)
{
    public bool IsOwnView => Partitions.Count == 0;

    /// <summary>Reads the order's own view. Nothing is settled by that.</summary>
    public static QueryPlan OwnView(DealQuery query) => new([], false, query);
}

/// <summary>A partition of a view.</summary>
internal sealed record ViewPartition(View View, string Partition);
