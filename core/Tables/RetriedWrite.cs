using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>
/// Recognises a write that was refused because it had been done already: its answer was lost on the way, the client sent it
/// again, and it met itself.
/// </summary>
internal static class RetriedWrite
{
    /// <summary>Writes; where that is refused, looks whether storage holds already all that was to be written.</summary>
    /// <remarks>
    /// A batch is written whole or not at all, so all its rows are compared. Somebody else who wrote just the same is taken
    /// for oneself. That is no loss, unless a row stands for something that only one can have: such a row names its owner.
    /// </remarks>
    public static async Task<IReadOnlyList<ETag>> RecognizeAsync(
        ITables tables, string table, IReadOnlyList<RowWrite> batch, Func<Task<IReadOnlyList<ETag>>> write, CancellationToken cancel)
    {
        try
        {
            return await write();
        }
        catch (Exception refused) when (refused is ConcurrentWriteException || (refused is RequestFailedException { Status: (int)HttpStatusCode.NotFound } && batch.Any(one => one.Kind == WriteKind.Delete)))
        {
            if (await FindAsync(tables, table, batch, cancel) is { } tags)
            {
                return tags;
            }

            throw;
        }
    }

    private static async Task<IReadOnlyList<ETag>?> FindAsync(ITables tables, string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        var tags = new List<ETag>();
        foreach (var write in batch)
        {
            var there = await tables.GetAsync(table, write.Row.PartitionKey, write.Row.RowKey, cancel);
            var isOwn = write.Kind == WriteKind.Delete ? there is null : there is not null && IsSame(write.Row, there);
            if (!isOwn)
            {
                return null;
            }

            tags.Add(there?.ETag ?? default);
        }

        return tags;
    }

    /// <summary>Whether a stored row says what a row was to say.</summary>
    public static bool IsSame(TableEntity row, TableEntity there)
    {
        var own = Own(row).ToDictionary(StringComparer.Ordinal);
        return own.Count == Own(there).Count() && Own(there).All(column => own.TryGetValue(column.Key, out var value) && IsSame(value, column.Value));
    }

    // What the service adds is not compared, and a column without a value is no column.
    private static IEnumerable<KeyValuePair<string, object>> Own(TableEntity row) =>
        row.Where(column => column.Value is not null && column.Key is not ("odata.etag" or nameof(TableEntity.Timestamp)));

    private static bool IsSame(object mine, object stored) =>
        mine is byte[] bytes ? stored is byte[] others && bytes.AsSpan().SequenceEqual(others) : mine.Equals(stored);
}
