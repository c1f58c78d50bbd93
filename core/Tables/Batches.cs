using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Sends many repeatable writes in as few requests as possible.</summary>
internal static class Batches
{
    private const int MaxParallel = 16;

    /// <summary>Writes rows. Deletes are sent in batches of their own: deleting a missing row would fail the whole batch.</summary>
    public static Task WriteAsync(ITables tables, IEnumerable<(string Table, RowWrite Write)> writes, CancellationToken cancel) =>
        WriteAsync(tables, writes, deletesApart: true, cancel);

    /// <summary>
    /// Writes rows and deletes others that were just read, in the same batches. A batch fails as a whole if a row to delete is missing.
    /// </summary>
    public static Task WriteTogetherAsync(
        ITables tables, IEnumerable<(string Table, RowWrite Write)> writes, CancellationToken cancel) =>
        WriteAsync(tables, writes, deletesApart: false, cancel);

    /// <summary>Deletes rows, whether they exist or not.</summary>
    public static Task DeleteAsync(ITables tables, string table, IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        WriteAsync(tables, rows.Select(row => (table, RowWrite.Delete(row.PartitionKey, row.RowKey))), cancel);

    private static Task WriteAsync(
        ITables tables, IEnumerable<(string Table, RowWrite Write)> writes, bool deletesApart, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            writes.GroupBy(item => (item.Table, item.Write.Row.PartitionKey))
                .SelectMany(group => Split(group.Key.Table, group.Select(item => item.Write), deletesApart)),
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancel },
            async (batch, token) => await (deletesApart
                ? SendAsync(tables, batch.Table, batch.Rows, token)
                : tables.WriteAsync(batch.Table, batch.Rows, token)));

    private static async Task SendAsync(ITables tables, string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        try
        {
            await tables.WriteAsync(table, batch, cancel);
        }
        catch (RequestFailedException failed)
            when (failed.Status == (int)HttpStatusCode.NotFound && batch is [{ Kind: WriteKind.Delete }, _, ..])
        {
            // A row has been deleted already, which failed the whole batch: delete the rows one by one.
            foreach (var write in batch)
            {
                await tables.WriteAsync(table, [write], cancel);
            }
        }
    }

    private static IEnumerable<(string Table, IReadOnlyList<RowWrite> Rows)> Split(
        string table, IEnumerable<RowWrite> writes, bool deletesApart)
    {
        var (batch, deletes) = (new List<RowWrite>(), new List<RowWrite>());
        var bytes = 0;
        foreach (var write in writes)
        {
            if (deletesApart && write.Kind == WriteKind.Delete)
            {
                deletes.Add(write);
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

        foreach (var rest in deletes.Chunk(TableLimits.BatchOperations).Prepend([.. batch]).Where(rest => rest.Length > 0))
        {
            yield return (table, rest);
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
