using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace ServerlessDeals.Storage;

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

    /// <summary>Every row of a range, in a list.</summary>
    public static async Task<IReadOnlyList<TableEntity>> AllAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Every row of a range, read page after page as they are asked for.</summary>
    public static async IAsyncEnumerable<TableEntity> EachAsync(this ITables tables, RowRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var next = range; next is not null;)
        {
            var page = await tables.QueryAsync(next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }
    }

    /// <summary>The first row of a range, or null where it has none.</summary>
    public static async Task<TableEntity?> FirstAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            return row;
        }

        return null;
    }
}
