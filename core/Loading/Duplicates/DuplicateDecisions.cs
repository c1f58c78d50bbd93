using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>Carries out what a person decided about two deals, or two organizations, that may be the same.</summary>
public sealed class DuplicateDecisions(ITables tables, TimeProvider time)
{
    /// <summary>Makes two deals, or two organizations, one. Repeating it changes nothing.</summary>
    /// <param name="into">The id that is left.</param>
    /// <param name="old">The id that becomes an alias.</param>
    /// <param name="cancel">Stops it. The next run completes it.</param>
    /// <returns>What was written, or why the two cannot be one.</returns>
    public async Task<Parsed<MergeResult>> MergeAsync(Slug into, Slug old, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var pair = await KindAsync(into, old, cancel);
        if (!pair.IsValue)
        {
            return Parsed<MergeResult>.Wrong(pair.Error);
        }

        var kind = pair.Value;
        if (await ReasonAgainstAsync(kind, into, old, cancel) is { } reason)
        {
            return Parsed<MergeResult>.Wrong(reason);
        }

        return kind == EntryKind.Deal
            ? await new DealMerging(tables, time).RunAsync(new(into), new(old), cancel)
            : Parsed<MergeResult>.Of(await new OrganizationMerging(tables, time).RunAsync(into, old, cancel));
    }

    /// <summary>The merge that made an id an alias; null if it is none.</summary>
    public async Task<Merge?> FindAsync(string id, CancellationToken cancel) => Slug.Parse(id) is { IsValue: true, Value: var old }
        ? await Decisions.FindAsync(tables, EntryKind.Deal, old, cancel)
            ?? await Decisions.FindAsync(tables, EntryKind.Organization, old, cancel)
        : null;

    /// <summary>Takes a merge back.</summary>
    /// <returns>What was written, or why it cannot be taken back now.</returns>
    public async Task<Parsed<MergeResult>> UndoAsync(Merge merge, CancellationToken cancel)
    {
        if (await Decisions.FindAsync(tables, merge.Kind, merge.Into, cancel) is { } later)
        {
            return Parsed<MergeResult>.Wrong($"{merge.Into} has since been merged into {later.Into}; run deals undo {merge.Into} first");
        }

        return Parsed<MergeResult>.Of(merge.Kind == EntryKind.Deal
            ? await new DealMerging(tables, time).UndoAsync(merge, cancel)
            : await new OrganizationMerging(tables, time).UndoAsync(merge, cancel));
    }

    /// <summary>Keeps in mind that two deals, or two organizations, are not the same, so they are no candidates any more.</summary>
    /// <param name="withdraw">Forgets it instead.</param>
    /// <returns>Whether anything changed, or why it cannot be so.</returns>
    public async Task<Parsed<bool>> DistinctAsync(Slug one, Slug other, bool withdraw, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var pair = await KindAsync(one, other, cancel);
        if (!pair.IsValue)
        {
            return Parsed<bool>.Wrong(pair.Error);
        }

        var (kind, merges) = (pair.Value, await Merges.ReadAsync(tables, pair.Value, cancel));
        if (merges.Into(one) == merges.Into(other))
        {
            return Parsed<bool>.Wrong($"{one} and {other} were merged; run deals undo first, with the id that became an alias");
        }

        var isKnown = (await Decisions.DistinctAsync(tables, kind, cancel)).Contains(Decisions.Pair(one, other));
        await (withdraw
            ? Decisions.RemoveDistinctAsync(tables, kind, one, other, cancel)
            : Decisions.WriteDistinctAsync(tables, kind, one, other, cancel));
        return Parsed<bool>.Of(isKnown == withdraw);
    }

    private async Task<string?> ReasonAgainstAsync(EntryKind kind, Slug into, Slug old, CancellationToken cancel)
    {
        if (await Decisions.FindAsync(tables, kind, into, cancel) is { } merged)
        {
            return $"{into} was merged into {merged.Into}; use that id, or take it back with deals undo {into}";
        }

        if (await Decisions.FindAsync(tables, kind, old, cancel) is { } done && done.Into != into)
        {
            return $"{old} was merged into {done.Into} already; deals undo {old} takes that back";
        }

        var merges = await Merges.ReadAsync(tables, kind, cancel);
        var apart = (await Decisions.DistinctAsync(tables, kind, cancel)).Where(IsOfBoth)
            .Select(pair => $"{into} and {old} were marked as distinct; "
                + $"deals distinct {pair.First} {pair.Second} --withdraw takes that back");
        var seeded = (await Decisions.SeededAsync(tables, kind, cancel)).Where(IsOfBoth)
            .Select(pair => $"the seed files say that {pair.First} and {pair.Second} are distinct; remove distinctFrom there");
        return apart.Concat(seeded).FirstOrDefault();

        bool IsOfBoth((Slug First, Slug Second) pair) =>
            Decisions.Pair(merges.Into(pair.First), merges.Into(pair.Second)) == Decisions.Pair(into, old);
    }

    /// <summary>Whether two ids are deals or organizations. An alias counts.</summary>
    private async Task<Parsed<EntryKind>> KindAsync(Slug one, Slug other, CancellationToken cancel)
    {
        if (one == other)
        {
            return Parsed<EntryKind>.Wrong($"{one} is the same id twice");
        }

        var kinds = new[] { await KindsAsync(one, cancel), await KindsAsync(other, cancel) };
        if (kinds[0].Intersect(kinds[1]).Cast<EntryKind?>().FirstOrDefault() is { } common)
        {
            return Parsed<EntryKind>.Of(common);
        }

        var unknown = new[] { one, other }.Where((_, at) => kinds[at].Count == 0).Select(id => $"{id}").ToList();
        return Parsed<EntryKind>.Wrong(unknown.Count > 0
            ? $"no deal and no organization has the id {string.Join(" or ", unknown)}"
            : $"{Named(one, kinds[0])}, but {Named(other, kinds[1])}; give two deals or two organizations");
    }

    private async Task<IReadOnlyList<EntryKind>> KindsAsync(Slug id, CancellationToken cancel)
    {
        var found = new List<EntryKind>();
        if (await DealRows.ReadAsync(tables, new(id), cancel) is not null
            || await Decisions.FindAsync(tables, EntryKind.Deal, id, cancel) is not null)
        {
            found.Add(EntryKind.Deal);
        }

        if (await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is not null)
        {
            found.Add(EntryKind.Organization);
        }

        return found;
    }

    private static string Named(Slug id, IReadOnlyList<EntryKind> kinds) =>
        $"{id} is {(kinds[0] == EntryKind.Deal ? "a deal" : "an organization")}";
}
