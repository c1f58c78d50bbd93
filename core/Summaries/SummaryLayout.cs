using Azure.Data.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>How summaries are laid out. Another layout has other names, so that no reader takes rows of one for rows of another.</summary>
internal static class SummaryLayout
{
    /// <summary>Of a row, what says which summaries readers see: the first refresh of a new layout finds none, and makes them all.</summary>
    public const string State = "refresh-stages";

    public const string Sums = "stage-sums-";

    /// <summary>A dimension's table as it is now.</summary>
    public const string Lines = "stage-lines-";

    /// <summary>A dimension's table through time.</summary>
    public const string Past = "stage-past-";

    // Whole generations of a group or a table; parts that counted all kinds together; intervals with another word for a deal's stage.
    private static readonly IReadOnlyList<string> OldPartitions = ["group-", "table-", "history-", "sums-", "lines-", "past-", "family-"];
    private static readonly IReadOnlyList<string> OldStates = ["refresh", "refresh-parts", "refresh-families"];

    public static bool IsOutdated(TableEntity row) =>
        OldPartitions.Any(old => row.PartitionKey.StartsWith(old, StringComparison.Ordinal))
        || (row.PartitionKey == RefreshState.Partition && OldStates.Contains(row.RowKey));
}
