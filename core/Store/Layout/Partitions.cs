using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Layout;

/// <summary>Lists the partitions of a table, because finding them out would need a scan.</summary>
public static class Partitions
{
    /// <summary>Upserted with every row, so its ETag changes whenever the partition does.</summary>
    public static (string Table, RowWrite Write) Registration(string table, string partition) =>
        (TableNames.Partitions, RowWrite.Upsert(new TableEntity(table, partition)));

    /// <summary>The partitions in key order, a thousand per request.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ITables tables, string table, CancellationToken cancel) =>
        [.. (await tables.AllAsync(RowRange.Whole(TableNames.Partitions, table), cancel)).Select(row => row.RowKey)];

    /// <summary>A text that changes whenever a partition of the table is registered.</summary>
    public static async Task<string> TouchedAsync(ITables tables, string table, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(RowRange.Whole(TableNames.Partitions, table), cancel);
        return string.Join(' ', rows.Select(row => $"{row.RowKey} {row.ETag}"));
    }
}
