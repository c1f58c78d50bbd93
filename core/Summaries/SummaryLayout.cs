using Azure.Data.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>Partition and row names of the current layout. A new layout gets new names, so rows of two layouts never mix.</summary>
internal static class SummaryLayout
{
    /// <summary>Row key of the refresh state. The first refresh of a new layout finds no such row and builds all summaries.</summary>
    public const string State = "refresh-beside";

    /// <summary>A dimension's table as it is now.</summary>
    public const string Lines = "beside-lines-";

    /// <summary>A dimension's table through time.</summary>
    public const string Past = "beside-past-";

    // Oldest layouts first: whole generations of a group or table, parts that counted all kinds together, intervals in which a deal's
    // stage had another name, sums of each currency alone, no kinds or regions, and sums apart from the cells.
    private static readonly IReadOnlyList<string> OldPartitions =
        ["group-", "table-", "history-", "sums-", "lines-", "past-", "family-", "stage-", "comparable-", "dimensions-"];

    private static readonly IReadOnlyList<string> OldStates =
        ["refresh", "refresh-parts", "refresh-families", "refresh-stages", "refresh-comparable", "refresh-dimensions"];

    public static bool IsOutdated(TableEntity row) =>
        OldPartitions.Any(old => row.PartitionKey.StartsWith(old, StringComparison.Ordinal))
        || (row.PartitionKey == RefreshState.Partition && OldStates.Contains(row.RowKey));
}
