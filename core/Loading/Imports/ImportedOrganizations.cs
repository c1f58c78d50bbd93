using System.Collections.Concurrent;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The organizations that an import added or extended, for its undo.</summary>
internal sealed class ImportedOrganizations(ITables tables, IReadOnlyList<JournaledOrganization> entries)
{
    private const int Page = 100;

    /// <summary>The previous state of organizations the import extended, except those changed again since.</summary>
    public async Task<IReadOnlyDictionary<Slug, Organization>> RestorableAsync(CancellationToken cancel)
    {
        var restored = new ConcurrentDictionary<Slug, Organization>();
        await Batches.EachAsync(
            entries.Where(entry => entry.Before is not null),
            async (entry, token) =>
            {
                var now = await FindAsync(entry.Id, token) is { } stored ? OrganizationWriter.Hash(stored) : "";
                if (now == entry.After || now == OrganizationWriter.Hash(entry.Before!))
                {
                    restored[entry.Id] = entry.Before!;
                }
            },
            cancel);
        return restored;
    }

    /// <summary>The organizations the import added that no deal and no seed file names.</summary>
    /// <param name="isGone">Whether a deal that names an organization now will no longer name it.</param>
    public async Task<IReadOnlyList<Slug>> UnusedAsync(Func<DealId, Slug, bool> isGone, CancellationToken cancel)
    {
        // One that was merged stays as an alias.
        var merges = await Merges.ReadAsync(tables, EntryKind.Organization, cancel);
        var unused = new ConcurrentBag<Slug>();
        await Batches.EachAsync(
            entries.Where(entry => entry.Before is null).Select(entry => entry.Id),
            async (id, token) =>
            {
                if (!merges.IsMerged(id) && !await IsUsedAsync(id, isGone, token))
                {
                    unused.Add(id);
                }
            },
            cancel);
        return [.. unused.Order()];
    }

    private async Task<bool> IsUsedAsync(Slug id, Func<DealId, Slug, bool> isGone, CancellationToken cancel)
    {
        foreach (var view in new[] { Views.ByCompany, Views.ByInvestor })
        {
            // The keys name the deals. In most cases the first is one that stays, or there is none.
            var range = RowRange.Whole(view.Table, id.ToString()) with { Take = Page, Columns = [] };
            await foreach (var row in tables.EachAsync(range, cancel))
            {
                if (!isGone(RowKeys.Deal(row.RowKey), id))
                {
                    return true;
                }
            }
        }

        return await tables.GetAsync(TableNames.Seeds, "organization", id.ToString(), cancel) is not null;
    }

    private async Task<Organization?> FindAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;
}
