using Azure.Data.Tables;

namespace ServerlessDeals.Storage;

/// <summary>Which partitions a table has, so that nobody scans it to find out.</summary>
public static class Partitions
{
    public static (string Table, RowWrite Write) Registration(string table, string partition) =>
        (TableNames.Partitions, RowWrite.Upsert(new TableEntity(table, partition)));

    /// <summary>In key order: one request for every thousand.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ITables tables, string table, CancellationToken cancel) =>
        [.. (await tables.AllAsync(RowRange.Whole(TableNames.Partitions, table), cancel)).Select(row => row.RowKey)];

    /// <summary>Every row of a range, page after page.</summary>
    public static async Task<IReadOnlyList<TableEntity>> AllAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        for (var next = range; next is not null;)
        {
            var page = await tables.QueryAsync(next, cancel);
            rows.AddRange(page.Rows);
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        return rows;
    }
}
