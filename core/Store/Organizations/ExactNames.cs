using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>
/// Finds organizations by exact name in one point read. Organizations with the same name share a row. Names that differ only in
/// case or punctuation are different here: a person decides about them.
/// </summary>
internal static class ExactNames
{
    private const string Ids = "Ids";
    private const int MaxTries = 5;

    public static async Task<IReadOnlyList<Slug>> FindAsync(ITables tables, string name, CancellationToken cancel) =>
        IdsIn(await ReadAsync(tables, name, cancel));

    public static RowWrite Write(string name, IEnumerable<Slug> ids)
    {
        var (partition, row) = KeysOf(name);
        return RowWrite.Upsert(new(partition, row) { [Ids] = Text(ids) });
    }

    /// <summary>Whether a row is that of a name which no organization has any more.</summary>
    public static bool IsEmpty(TableEntity row) => row.GetString(Ids) is { Length: 0 };

    /// <summary>
    /// Adds an organization to the rows of its names, and removes it from those of its old names. Other organizations with these names
    /// are kept.
    /// </summary>
    public static async Task ReplaceAsync(
        ITables tables, Slug id, IReadOnlyCollection<string> old, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        foreach (var name in names)
        {
            await ChangeAsync(tables, name, ids => ids.Contains(id) ? ids : [.. ids, id], cancel);
        }

        foreach (var name in old.Except(names, StringComparer.Ordinal))
        {
            await ChangeAsync(tables, name, ids => [.. ids.Where(other => other != id)], cancel);
        }
    }

    private static async Task ChangeAsync(
        ITables tables, string name, Func<IReadOnlyList<Slug>, IReadOnlyList<Slug>> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var read = await ReadAsync(tables, name, cancel);
            var (before, after) = (IdsIn(read), change(IdsIn(read)));
            if (before.SequenceEqual(after))
            {
                return;
            }

            try
            {
                var (partition, key) = KeysOf(name);
                var row = new TableEntity(partition, key) { [Ids] = Text(after) };
                await tables.WriteAsync(TableNames.Names, [RowWrite.Guarded(row, read?.ETag)], cancel);
                return;
            }
            catch (ConcurrentWriteException) when (tries < MaxTries)
            {
                // Another organization with this name was added in the meantime: read again and retry.
            }
        }
    }

    private static Task<TableEntity?> ReadAsync(ITables tables, string name, CancellationToken cancel)
    {
        var (partition, row) = KeysOf(name);
        return tables.GetAsync(TableNames.Names, partition, row, cancel);
    }

    private static IReadOnlyList<Slug> IdsIn(TableEntity? row) =>
        [.. (row?.GetString(Ids) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Slug.Parse(id).OrThrow())];

    private static string Text(IEnumerable<Slug> ids) => string.Join(' ', ids.Order());

    // Sixteen partitions: few enough for a load to fill its batches, and enough that no partition is hot.
    private static (string Partition, string Row) KeysOf(string name)
    {
        var hash = StableHash.Hash([Encoding.UTF8.GetBytes(name)]);
        return ($"exact:{hash[0]}", hash);
    }
}
