using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The organizations that an import added or extended, for its undo.</summary>
internal sealed class ImportedOrganizations(ITables tables, IReadOnlyList<JournaledOrganization> entries)
{
    /// <summary>The previous state of organizations the import extended, except those changed again since.</summary>
    public async Task<IReadOnlyDictionary<Slug, Organization>> RestorableAsync(CancellationToken cancel)
    {
        var restored = new Dictionary<Slug, Organization>();
        foreach (var entry in entries.Where(entry => entry.Before is not null))
        {
            var row = await tables.GetAsync(TableNames.Organizations, entry.Id.ToString(), OrganizationRow.Key, cancel);
            var now = row is null ? "" : OrganizationWriter.Hash(OrganizationRow.Read(row));
            if (now == entry.After || now == OrganizationWriter.Hash(entry.Before!))
            {
                restored[entry.Id] = entry.Before!;
            }
        }

        return restored;
    }

    /// <summary>The organizations the import added that no deal and no seed file names.</summary>
    /// <param name="isGone">Whether a deal that names an organization now will no longer name it.</param>
    public async Task<IReadOnlyList<Slug>> UnusedAsync(Func<DealId, Slug, bool> isGone, CancellationToken cancel)
    {
        var unused = new List<Slug>();
        foreach (var id in entries.Where(entry => entry.Before is null).Select(entry => entry.Id))
        {
            if (!await IsUsedAsync(id, isGone, cancel))
            {
                unused.Add(id);
            }
        }

        return unused;
    }

    private async Task<bool> IsUsedAsync(Slug id, Func<DealId, Slug, bool> isGone, CancellationToken cancel)
    {
        foreach (var view in new[] { Views.ByCompany, Views.ByInvestor })
        {
            await foreach (var row in tables.EachAsync(RowRange.Whole(view.Table, id.ToString()), cancel))
            {
                if (ViewRow.ReadAll(row).Any(period => !isGone(period.Item.Id, id)))
                {
                    return true;
                }
            }
        }

        return await tables.GetAsync(TableNames.Seeds, "organization", id.ToString(), cancel) is not null;
    }
}
