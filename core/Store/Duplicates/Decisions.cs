using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Duplicates;

/// <summary>
/// What a person decided about deals and organizations that may be the same: a row for each merge, in the partition merged:KIND, and a
/// row for each pair that is not the same, in distinct:KIND, or in seeded:deal if the seed files say so. Storage of an older version has
/// none.
/// </summary>
public static class Decisions
{
    private const string Content = "Content";

    // The pairs of distinctFrom in the seed files.
    private const string Seeded = "seeded:deal";

    /// <summary>What an alias stands for today; null if the id is no alias. A point read, and one more for each merge after it.</summary>
    public static async Task<Slug?> IntoAsync(ITables tables, EntryKind kind, Slug id, CancellationToken cancel)
    {
        var into = (Slug?)null;
        while (await FindAsync(tables, kind, into ?? id, cancel) is { } merge)
        {
            into = merge.Into;
        }

        return into;
    }

    public static async Task<Merge?> FindAsync(ITables tables, EntryKind kind, Slug old, CancellationToken cancel) =>
        await new ReadOnlyTables(tables).GetAsync(TableNames.Decisions, Merged(kind), old.ToString(), cancel) is { } row ? Read(row) : null;

    /// <summary>All merges, one request for every thousand.</summary>
    public static async Task<IReadOnlyList<Merge>> MergesAsync(ITables tables, EntryKind kind, CancellationToken cancel) =>
        [.. (await new ReadOnlyTables(tables).AllAsync(RowRange.Whole(TableNames.Decisions, Merged(kind)), cancel)).Select(Read)];

    internal static Task WriteAsync(ITables tables, Merge merge, CancellationToken cancel)
    {
        var row = new TableEntity(Merged(merge.Kind), merge.Old.ToString());
        Columns.Put(row, Content, Columns.Pack(Columns.Json(merge, MergeJson.Default.Merge)));
        return tables.WriteAsync(TableNames.Decisions, [RowWrite.Upsert(row)], cancel);
    }

    internal static Task RemoveAsync(ITables tables, Merge merge, CancellationToken cancel) =>
        tables.WriteAsync(TableNames.Decisions, [RowWrite.Delete(Merged(merge.Kind), merge.Old.ToString())], cancel);

    /// <summary>All pairs that are not the same by the command distinct, the smaller id first.</summary>
    public static Task<IReadOnlySet<(Slug First, Slug Second)>> DistinctAsync(ITables tables, EntryKind kind, CancellationToken cancel) =>
        PairsAsync(tables, Distinct(kind), cancel);

    /// <summary>All pairs of deals that are not the same by the seed files, the smaller id first.</summary>
    public static Task<IReadOnlySet<(Slug First, Slug Second)>> SeededAsync(ITables tables, EntryKind kind, CancellationToken cancel) =>
        kind == EntryKind.Deal
            ? PairsAsync(tables, Seeded, cancel)
            : Task.FromResult<IReadOnlySet<(Slug First, Slug Second)>>(new HashSet<(Slug, Slug)>());

    /// <summary>The pair in the order in which it is stored.</summary>
    public static (Slug First, Slug Second) Pair(Slug one, Slug other) => one < other ? (one, other) : (other, one);

    internal static Task WriteDistinctAsync(ITables tables, EntryKind kind, Slug one, Slug other, CancellationToken cancel) =>
        tables.WriteAsync(TableNames.Decisions, [RowWrite.Upsert(new(Distinct(kind), Key(one, other)))], cancel);

    internal static Task RemoveDistinctAsync(ITables tables, EntryKind kind, Slug one, Slug other, CancellationToken cancel) =>
        tables.WriteAsync(TableNames.Decisions, [RowWrite.Delete(Distinct(kind), Key(one, other))], cancel);

    /// <summary>Replaces the pairs of the seed files. Only what differs is written.</summary>
    internal static async Task WriteSeededAsync(ITables tables, IReadOnlySet<(Slug First, Slug Second)> pairs, CancellationToken cancel)
    {
        var stored = await SeededAsync(tables, EntryKind.Deal, cancel);
        var added = pairs.Except(stored).Select(pair => RowWrite.Upsert(new(Seeded, Key(pair.First, pair.Second))));
        var removed = stored.Except(pairs).Select(pair => RowWrite.Delete(Seeded, Key(pair.First, pair.Second)));
        await Batches.WriteAsync(tables, added.Concat(removed).Select(write => (TableNames.Decisions, write)), cancel);
    }

    private static async Task<IReadOnlySet<(Slug First, Slug Second)>> PairsAsync(
        ITables tables, string partition, CancellationToken cancel)
    {
        var range = RowRange.Whole(TableNames.Decisions, partition) with { Columns = [] };
        return (await new ReadOnlyTables(tables).AllAsync(range, cancel))
            .Select(row => row.RowKey.Split('_'))
            .Select(ids => (Slug.Parse(ids[0]).OrThrow(), Slug.Parse(ids[1]).OrThrow()))
            .ToHashSet();
    }

    // An id has no underscore.
    private static string Key(Slug one, Slug other)
    {
        var (first, second) = Pair(one, other);
        return $"{first}_{second}";
    }

    private static string Merged(EntryKind kind) => $"merged:{EnumWords.Of(kind)}";

    private static string Distinct(EntryKind kind) => $"distinct:{EnumWords.Of(kind)}";

    private static Merge Read(TableEntity row) =>
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Content)!), MergeJson.Default.Merge)!;
}
