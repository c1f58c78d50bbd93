using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Queries;

/// <summary>The partitions that a list is read from.</summary>
/// <param name="Partitions">Together they hold all matches. Empty to read the order's own view.</param>
/// <param name="Sorted">Whether to read them whole and sort, because they have another order.</param>
/// <param name="Rest">The query without the filter whose partitions they are; the whole query if only a part of the rows match it.</param>
/// <param name="IsExact">Whether the partitions hold nothing but matches of that filter.</param>
/// <param name="Requests">The requests that planning cost.</param>
internal sealed record QueryPlan(IReadOnlyList<ViewPartition> Partitions, bool Sorted, DealQuery Rest, bool IsExact, int Requests = 0)
{
    public bool IsOwnView => Partitions.Count == 0;

    /// <summary>Reads the order's own view.</summary>
    public static QueryPlan OwnView(DealQuery query) => new([], false, query, IsExact: true);
}

/// <summary>A partition of a view.</summary>
internal sealed record ViewPartition(View View, string Partition);
