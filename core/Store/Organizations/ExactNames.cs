using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>
/// Finds organizations by a whole name, letter for letter, in one point read. Two that carry the same name stand in one row;
/// names that differ only in case or punctuation are different here, and shown to a person.
/// </summary>
internal static class ExactNames
{
    private const string Ids = "Ids";
    private const int Tries = 5;

    public static async Task<IReadOnlyList<Slug>> FindAsync(ITables tables, string name, CancellationToken cancel) =>
        IdsIn(await ReadAsync(tables, name, cancel));

    public static RowWrite Write(string name, IEnumerable<Slug> ids)
    {
        var (partition, row) = Place(name);
        return RowWrite.Upsert(new(partition, row) { [Ids] = Text(ids) });
    }

    /// <summary>Enters an organization under some names and takes it from others, beside whoever else carries them.</summary>
    public static async Task ReplaceAsync(ITables tables, Slug id, IReadOnlyCollection<string> old, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        foreach (var name in names)
        {
            await ChangeAsync(tables, name, ids => ids.Contains(id) ? ids : [.. ids, id], cancel);
        }

        foreach (var name in old.Except(names, StringComparer.Ordinal))
        {
            await ChangeAsync(tables, name, ids => [.. ids.Where(one => one != id)], cancel);
        }
    }

    private static async Task ChangeAsync(ITables tables, string name, Func<IReadOnlyList<Slug>, IReadOnlyList<Slug>> change, CancellationToken cancel)
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
                var (partition, row) = Place(name);
                await tables.WriteAsync(TableNames.Names, [RowWrite.Guarded(new(partition, row) { [Ids] = Text(after) }, read?.ETag)], cancel);
                return;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // Another organization of this name was entered meanwhile: read again, and add to it.
            }
        }
    }

    private static Task<TableEntity?> ReadAsync(ITables tables, string name, CancellationToken cancel)
    {
        var (partition, row) = Place(name);
        return tables.GetAsync(TableNames.Names, partition, row, cancel);
    }

    private static IReadOnlyList<Slug> IdsIn(TableEntity? row) =>
        [.. (row?.GetString(Ids) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Slug.Parse(id).OrThrow())];

    private static string Text(IEnumerable<Slug> ids) => string.Join(' ', ids);

    // Sixteen partitions: few enough that a load fills batches, enough that no partition is hot.
    private static (string Partition, string Row) Place(string name)
    {
        var hash = StableHash.Hash([Encoding.UTF8.GetBytes(name)]);
        return ($"exact:{hash[0]}", hash);
    }
}
