using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Duplicates;

/// <summary>All merges of a kind, read at once: few, since a person decides each.</summary>
public sealed class Merges(IReadOnlyList<Merge> all)
{
    private readonly Dictionary<Slug, Merge> _byOld = all.ToDictionary(merge => merge.Old);
    private readonly ILookup<Slug, Merge> _byInto = all.OrderBy(merge => merge.At).ThenBy(merge => merge.Old)
        .ToLookup(merge => merge.Into);

    public static Merges None { get; } = new([]);

    public IReadOnlyList<Merge> All => all;

    public static async Task<Merges> ReadAsync(ITables tables, EntryKind kind, CancellationToken cancel) =>
        new(await Decisions.MergesAsync(tables, kind, cancel));

    public bool IsMerged(Slug id) => _byOld.ContainsKey(id);

    public Merge? Find(Slug old) => _byOld.GetValueOrDefault(old);

    /// <summary>What an id stands for today: another id if it was merged.</summary>
    public Slug Into(Slug id)
    {
        while (_byOld.TryGetValue(id, out var merge))
        {
            id = merge.Into;
        }

        return id;
    }

    /// <inheritdoc cref="Into(Slug)"/>
    public DealId Into(DealId id) => new(Into(id.Slug));

    /// <summary>The merges that lead from an id to what it stands for today.</summary>
    public IEnumerable<Merge> StepsOf(Slug id)
    {
        while (_byOld.TryGetValue(id, out var merge))
        {
            yield return merge;
            id = merge.Into;
        }
    }

    /// <summary>All merges into an id, oldest first, each followed by those into its old id.</summary>
    public IEnumerable<Merge> Of(Slug into) => _byInto[into].SelectMany(merge => Of(merge.Old).Prepend(merge));
}
