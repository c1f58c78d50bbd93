using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Layout;

/// <summary>Which partitions a table has, so that nobody scans it to find out.</summary>
public static class Partitions
{
    /// <summary>Written with every row that goes into the partition, so that it tells of each.</summary>
    public static (string Table, RowWrite Write) Registration(string table, string partition) =>
        (TableNames.Partitions, RowWrite.Upsert(new TableEntity(table, partition)));

    /// <summary>In key order: one request for every thousand.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ITables tables, string table, CancellationToken cancel) =>
        [.. (await tables.AllAsync(RowRange.Whole(TableNames.Partitions, table), cancel)).Select(row => row.RowKey)];

    /// <summary>A text that changes with every registration for a table.</summary>
    public static async Task<string> TouchedAsync(ITables tables, string table, CancellationToken cancel) =>
        string.Join(' ', (await tables.AllAsync(RowRange.Whole(TableNames.Partitions, table), cancel)).Select(row => $"{row.RowKey} {row.ETag}"));
}
