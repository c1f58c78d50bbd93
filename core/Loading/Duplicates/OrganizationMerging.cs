using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>
/// Makes two organizations one. The claims of deals keep the id that they were entered with; what readers see has the other. The decision
/// is written first, then the organizations, then their deals. The next run completes one that was killed.
/// </summary>
internal sealed class OrganizationMerging(ITables tables, TimeProvider time)
{
    private readonly ContestedWrites _contested = new(new(tables), time);
    private readonly DealRewrite _rewrite = new(tables, time, "merge");

    /// <exception cref="ConcurrentWriteException">Another process keeps writing a deal. The next run completes the merge.</exception>
    public async Task<MergeResult> RunAsync(Slug into, Slug old, CancellationToken cancel)
    {
        var merged = (await FindAsync(old, cancel))!;
        var merge = await Decisions.FindAsync(tables, EntryKind.Organization, old, cancel);
        if (merge is null)
        {
            merge = await PlanAsync(into, merged, cancel);
            await Decisions.WriteAsync(tables, merge, cancel);
        }

        if (merged.MergedInto is null)
        {
            // A run that was killed may have written some of them: joining them again changes nothing.
            var others = await Task.WhenAll(merge.Before.Select(before => FindAsync(before.Id, cancel)));
            await PutAsync([.. others.OfType<Organization>().Select(other => After(other, merge))], cancel);
        }

        // The alias is written after the others. Where it is, they are complete.
        var alias = merged with { MergedInto = into };
        await PutAsync([alias], cancel);
        await LeaveNamesAsync(alias, merge.Organization!, cancel);
        var result = await RewriteAsync([.. merge.Before.Select(before => before.Id), old], cancel);
        if (!merge.IsLogged)
        {
            await OrganizationChange.WriteAsync(tables, merge.Organization!, into, cancel);
            await Decisions.WriteAsync(tables, merge with { IsLogged = true }, cancel);
        }

        return result with { IsRepeated = merge.IsLogged && result.Deals == 0 };
    }

    /// <summary>Takes a merge back. Each organization that was written since keeps what is new.</summary>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. The next run completes the undo.</exception>
    public async Task<MergeResult> UndoAsync(Merge merge, CancellationToken cancel)
    {
        var restored = new List<Organization> { merge.Organization! };
        foreach (var before in merge.Before)
        {
            if (await FindAsync(before.Id, cancel) is { } now)
            {
                restored.Add(Restored(now, before, merge));
            }
        }

        await SeededAgain.MarkAsync(tables, EntryKind.Organization, restored.Select(organization => organization.Id), cancel);
        await PutAsync(restored, cancel);
        foreach (var organization in restored.Where(organization => organization.Id == merge.Into))
        {
            await LeaveNamesAsync(organization, merge.Organization!, cancel);
        }

        var result = await RewriteAsync([.. restored.Select(organization => organization.Id)], cancel);
        await OrganizationChange.WriteAsync(tables, merge.Organization!, into: null, cancel);
        await Decisions.RemoveAsync(tables, merge, cancel);
        return result;
    }

    private static Organization Restored(Organization now, Organization before, Merge merge)
    {
        if (OrganizationWriter.Hash(now) == OrganizationWriter.Hash(After(before, merge)))
        {
            return before;
        }

        return before.Id == merge.Into ? MergedOrganizations.Left(now, before, merge.Organization!) : now;
    }

    private static Organization After(Organization before, Merge merge) => MergedOrganizations.WithLinks(
        before.Id == merge.Into ? MergedOrganizations.Joined(before, merge.Organization!) : before,
        id => id == merge.Old ? merge.Into : id);

    private async Task<Merge> PlanAsync(Slug into, Organization merged, CancellationToken cancel)
    {
        var old = merged.Id;
        var naming = new SortedDictionary<Slug, Organization>();
        foreach (var kind in Enum.GetValues<OrganizationKind>())
        {
            await foreach (var row in tables.EachAsync(NameLists.Range(NameLists.Of(kind)), cancel))
            {
                var other = OrganizationRow.Read(row);
                if (other.Id != into && other.Id != old && (other.Parent == old || other.Competitors.Contains(old)))
                {
                    naming[other.Id] = other;
                }
            }
        }

        return new()
        {
            Kind = EntryKind.Organization,
            Old = old,
            Into = into,
            At = time.GetUtcNow(),
            Organization = merged,
            Before = [(await FindAsync(into, cancel))!, .. naming.Values],
        };
    }

    private Task PutAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) => _contested.RepeatAsync(
        "The list of organizations", () => new OrganizationWriter(tables).PutAsync(organizations, cancel), cancel);

    // A run that was killed may have left an organization among those of a name that it no longer has.
    private Task LeaveNamesAsync(Organization now, Organization other, CancellationToken cancel) => _contested.RepeatAsync(
        "The list of organizations",
        () => ExactNames.ReplaceAsync(tables, now.Id, NamesOf(other), NamesOf(now), cancel),
        cancel);

    private static List<string> NamesOf(Organization organization) =>
        [.. KnownName.All(organization).Select(known => known.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Writes the deals again that name organizations which have changed.</summary>
    private async Task<MergeResult> RewriteAsync(IReadOnlyCollection<Slug> ids, CancellationToken cancel)
    {
        await _rewrite.RepairAsync(cancel);
        var changed = (await Task.WhenAll(ids.Select(id => FindAsync(id, cancel)))).OfType<Organization>().ToList();
        var (byId, rates) = (changed.ToDictionary(organization => organization.Id), await StoredRates.ReadAsync(tables, cancel));
        var written = 0;
        foreach (var chunk in (await NamingAsync(ids, cancel)).Chunk(DealRewrite.Chunk))
        {
            written += (await _rewrite.ReadAndWriteAsync(chunk, Wanted, cancel)).Count;
        }

        await _rewrite.EndAsync(cancel);
        return new(written, 0);

        DealRows Wanted(DealRows stored)
        {
            var register = new Register(
                stored.Named.Where(organization => !byId.ContainsKey(organization.Id)).Concat(changed));
            var wanted = stored.Deal.ToRows(register, rates);
            return wanted.Hash == stored.Hash ? stored : wanted;
        }
    }

    private async Task<IReadOnlyCollection<DealId>> NamingAsync(IEnumerable<Slug> ids, CancellationToken cancel)
    {
        var naming = new SortedSet<DealId>();
        foreach (var (id, view) in ids.SelectMany(id => new[] { (id, Views.ByCompany), (id, Views.ByInvestor) }))
        {
            await foreach (var row in tables.EachAsync(RowRange.Whole(view.Table, id.ToString()) with { Columns = [] }, cancel))
            {
                naming.Add(RowKeys.Deal(row.RowKey));
            }
        }

        return naming;
    }

    private async Task<Organization?> FindAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;
}
