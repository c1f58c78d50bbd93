using Azure.Data.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>How summaries are laid out. Another layout has other names, so that no reader takes rows of one for rows of another.</summary>
internal static class SummaryLayout
{
    /// <summary>Of a row, what says which summaries readers see: the first refresh of a new layout finds none, and makes them all.</summary>
    public const string State = "refresh-families";

    public const string Sums = "family-sums-";

    /// <summary>A dimension's table as it is now.</summary>
    public const string Lines = "family-lines-";

    /// <summary>A dimension's table through time.</summary>
    public const string Past = "family-past-";

    // Whole generations of a group or of a table, before there were parts of them; then parts that counted all kinds together.
    private static readonly IReadOnlyList<string> OldPartitions = ["group-", "table-", "history-", "sums-", "lines-", "past-"];
    private static readonly IReadOnlyList<string> OldStates = ["refresh", "refresh-parts"];

    public static bool IsOutdated(TableEntity row) =>
        OldPartitions.Any(old => row.PartitionKey.StartsWith(old, StringComparison.Ordinal))
        || (row.PartitionKey == RefreshState.Partition && OldStates.Contains(row.RowKey));
}
