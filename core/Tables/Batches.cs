using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Sends many repeatable writes in as few requests as possible.</summary>
internal static class Batches
{
    private const int MaxParallel = 16;

    public static Task WriteAsync(ITables tables, IEnumerable<(string Table, RowWrite Write)> writes, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            writes.GroupBy(item => (item.Table, item.Write.Row.PartitionKey))
                .SelectMany(group => Split(group.Key.Table, group.Select(item => item.Write))),
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancel },
            async (batch, token) => await tables.WriteAsync(batch.Table, batch.Rows, token));

    /// <summary>Deletes rows that have just been read, in one batch per partition if possible.</summary>
    public static Task DeleteAsync(ITables tables, string table, IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        EachAsync(
            rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal),
            async (partition, token) => await DeletePartitionAsync(tables, table, partition, token),
            cancel);

    private static async Task DeletePartitionAsync(ITables tables, string table, IEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        foreach (var batch in rows.Select(row => RowWrite.Delete(row.PartitionKey, row.RowKey)).Chunk(TableLimits.BatchOperations))
        {
            try
            {
                await tables.WriteAsync(table, batch, cancel);
            }
            catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
            {
                // A row has been deleted in the meantime, which failed the whole batch: delete the rows one by one.
                await WriteAsync(tables, batch.Select(write => (table, write)), cancel);
            }
        }
    }

    // Deletes are sent on their own: deleting a missing row would fail the whole batch.
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

    // Binary columns are sent as base64; a kilobyte covers the envelope of one operation.
    private static int Size(TableEntity row) =>
        1024 + row.Sum(column => column.Key.Length + column.Value switch
        {
            byte[] bytes => bytes.Length * 4 / 3,
            string text => 2 * text.Length,
            _ => 40,
        });

    /// <summary>Runs a task for each value, a few at a time.</summary>
    public static Task EachAsync<T>(IEnumerable<T> values, Func<T, CancellationToken, ValueTask> run, CancellationToken cancel) =>
        Parallel.ForEachAsync(values, new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancel }, run);
}
