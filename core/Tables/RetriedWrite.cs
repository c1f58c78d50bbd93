using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>
/// Recognizes a write that was refused because it had already succeeded: its response was lost, and the client sent it again.
/// </summary>
internal static class RetriedWrite
{
    /// <summary>Writes a batch. If that is refused, checks whether storage already holds all its rows.</summary>
    /// <remarks>
    /// A batch is written whole or not at all, so all its rows are compared. An identical write by another process counts as ours.
    /// That does no harm, except for a row that only one process may own, such as a lease: such a row must name its owner.
    /// </remarks>
    public static async Task<IReadOnlyList<ETag>> RecognizeAsync(
        ITables tables, string table, IReadOnlyList<RowWrite> batch, Func<Task<IReadOnlyList<ETag>>> write, CancellationToken cancel)
    {
        try
        {
            return await write();
        }
        catch (Exception refused) when (MayHaveSucceeded(refused, batch))
        {
            if (await FindAsync(tables, table, batch, cancel) is { } tags)
            {
                return tags;
            }

            throw;
        }
    }

    private static bool MayHaveSucceeded(Exception refused, IReadOnlyList<RowWrite> batch) =>
        refused is ConcurrentWriteException
        || (refused is RequestFailedException { Status: (int)HttpStatusCode.NotFound }
            && batch.Any(write => write.Kind == WriteKind.Delete));

    // The ETags of the stored rows, or null if storage does not hold what the batch writes.
    private static async Task<IReadOnlyList<ETag>?> FindAsync(
        ITables tables, string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        var tags = new List<ETag>();
        foreach (var write in batch)
        {
            var stored = await tables.GetAsync(table, write.Row.PartitionKey, write.Row.RowKey, cancel);
            var isWritten = write.Kind == WriteKind.Delete ? stored is null : stored is not null && IsSame(write.Row, stored);
            if (!isWritten)
            {
                return null;
            }

            tags.Add(stored?.ETag ?? default);
        }

        return tags;
    }

    /// <summary>Whether a stored row has the same columns and values as a row to be written.</summary>
    public static bool IsSame(TableEntity row, TableEntity stored)
    {
        var columns = ComparedColumns(row).ToDictionary(StringComparer.Ordinal);
        return columns.Count == ComparedColumns(stored).Count()
            && ComparedColumns(stored).All(column => columns.TryGetValue(column.Key, out var value) && IsSame(value, column.Value));
    }

    // Leaves out the columns that the service adds, and columns without a value, which are not stored.
    private static IEnumerable<KeyValuePair<string, object>> ComparedColumns(TableEntity row) =>
        row.Where(column => column.Value is not null && column.Key is not ("odata.etag" or nameof(TableEntity.Timestamp)));

    private static bool IsSame(object value, object stored) =>
        value is byte[] bytes ? stored is byte[] others && bytes.AsSpan().SequenceEqual(others) : value.Equals(stored);
}
