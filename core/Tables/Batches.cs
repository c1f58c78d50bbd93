using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Many writes that may be repeated, in as few requests as their partitions allow.</summary>
internal static class Batches
{
    private const int AtOnce = 16;

    public static Task WriteAsync(ITables tables, IEnumerable<(string Table, RowWrite Write)> writes, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            writes.GroupBy(one => (one.Table, one.Write.Row.PartitionKey)).SelectMany(group => Split(group.Key.Table, group.Select(one => one.Write))),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (batch, token) => await tables.WriteAsync(batch.Table, batch.Rows, token));

    /// <summary>Deletes rows that were read just now, those of one partition together.</summary>
    public static Task DeleteAsync(ITables tables, string table, IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        EachAsync(rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal), async (own, token) => await DeletePartitionAsync(tables, table, own, token), cancel);

    private static async Task DeletePartitionAsync(ITables tables, string table, IEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        foreach (var some in rows.Select(row => RowWrite.Delete(row.PartitionKey, row.RowKey)).Chunk(TableLimits.BatchOperations))
        {
            try
            {
                await tables.WriteAsync(table, some, cancel);
            }
            catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
            {
                // One of them is gone by now, and a batch is done whole or not at all.
                await WriteAsync(tables, some.Select(write => (table, write)), cancel);
            }
        }
    }

    // A batch holds a row once and is written all or none. Deletes stand alone: of a row that is gone they would fail the batch.
    private static IEnumerable<(string Table, IReadOnlyList<RowWrite> Rows)> Split(string table, IEnumerable<RowWrite> writes)
    {
        var batch = new List<RowWrite>();
        var bytes = 0;
        foreach (var write in writes)
        {
            if (write.Kind == WriteKind.Delete)
            {
                yield return (table, [write]);
                continue;
            }

            var size = Size(write.Row);
            if (batch.Count == TableLimits.BatchOperations || bytes + size > TableLimits.BatchBytes)
            {
                yield return (table, batch);
                batch = [];
                bytes = 0;
            }

            batch.Add(write);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return (table, batch);
        }
    }

    // Binary columns travel as base64; a kilobyte covers the envelope of one operation.
    private static int Size(TableEntity row) =>
        1024 + row.Sum(column => column.Key.Length + column.Value switch
        {
            byte[] bytes => bytes.Length * 4 / 3,
            string text => 2 * text.Length,
            _ => 40,
        });

    /// <summary>Runs a task for each of many values, a few at a time.</summary>
    public static Task EachAsync<T>(IEnumerable<T> values, Func<T, CancellationToken, ValueTask> run, CancellationToken cancel) =>
        Parallel.ForEachAsync(values, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, run);
}
