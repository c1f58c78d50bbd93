using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>One deal changed by an import: the source's claim before, if any, and the ETag of the claim written.</summary>
internal sealed record JournaledDeal(DealId Deal, Claim? Before, string After);

/// <summary>One organization changed by an import: its state before, if any, and the hash of the state written.</summary>
internal sealed record JournaledOrganization(Slug Id, Organization? Before, string After);

/// <summary>
/// The journal of an import. Entries are written before the changes they describe, so every change is known even if the import
/// is killed. The state before the import is recorded once and kept when a killed chunk is repeated.
/// </summary>
internal sealed class ImportJournal(ITables tables, string import)
{
    private const string Before = "Before";
    private const string After = "After";
    private const string Organizations = "organization:";

    private string Partition => "journal:" + import;

    /// <param name="fresh">Whether none of the deals can be in the journal yet.</param>
    public async Task DealsAsync(
        IReadOnlyList<DealRows> deals,
        IReadOnlyDictionary<DealId, DealRows?> stored,
        Slug source,
        bool fresh,
        CancellationToken cancel)
    {
        var rows = new ConcurrentBag<TableEntity>();
        await Batches.EachAsync(
            deals,
            async (deal, token) =>
            {
                var id = deal.Id;
                var old = stored[id] is { } before ? Own(before.Deal, source) : null;
                // The claims do not change if the deal is only written because its company gained details.
                if (Own(deal.Deal, source) is not { } claim
                    || claim == old
                    || (old is not null && ClaimWriter.TagOf(claim) == ClaimWriter.TagOf(old)))
                {
                    return;
                }

                var existing = fresh ? null : await tables.GetAsync(TableNames.Imports, Partition, id.ToString(), token);
                var entry = existing ?? Entry(id.ToString(), old, DealsJson.Default.Claim);
                entry[After] = ClaimWriter.TagOf(claim);
                rows.Add(entry);
            },
            cancel);
        await WriteAsync(rows, cancel);
    }

    public Task AddedAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) =>
        OrganizationsAsync(organizations, isNew: true, cancel);

    public Task ExtendedAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) =>
        OrganizationsAsync(organizations, isNew: false, cancel);

    public async Task<(IReadOnlyList<JournaledDeal> Deals, IReadOnlyList<JournaledOrganization> Organizations)> ReadAsync(
        CancellationToken cancel)
    {
        var deals = new List<JournaledDeal>();
        var organizations = new List<JournaledOrganization>();
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Imports, Partition), cancel))
        {
            if (row.RowKey.StartsWith(Organizations, StringComparison.Ordinal))
            {
                var id = Slug.Parse(row.RowKey[Organizations.Length..]).OrThrow();
                organizations.Add(new(id, Columns.Get(row, Before, DealsJson.Default.Organization), row.GetString(After)));
            }
            else
            {
                deals.Add(new(DealId.Parse(row.RowKey).OrThrow(), Columns.Get(row, Before, DealsJson.Default.Claim), row.GetString(After)));
            }
        }

        return (deals, organizations);
    }

    /// <summary>The number of deals in the journal.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var deals = 0;
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Imports, Partition), cancel))
        {
            deals += row.RowKey.StartsWith(Organizations, StringComparison.Ordinal) ? 0 : 1;
        }

        return deals;
    }

    public static Claim? Own(Deal deal, Slug source) => deal.Claims.FirstOrDefault(claim => claim.Id == source);

    private async Task OrganizationsAsync(IReadOnlyCollection<Organization> organizations, bool isNew, CancellationToken cancel)
    {
        var rows = new ConcurrentBag<TableEntity>();
        await Batches.EachAsync(
            organizations,
            async (organization, token) =>
            {
                var key = Organizations + organization.Id;
                var entry = await tables.GetAsync(TableNames.Imports, Partition, key, token);
                if (entry is null)
                {
                    var row = isNew
                        ? null
                        : await tables.GetAsync(TableNames.Organizations, organization.Id.ToString(), OrganizationRow.Key, token);
                    entry = Entry(key, row is null ? null : OrganizationRow.Read(row), DealsJson.Default.Organization);
                }

                entry[After] = OrganizationWriter.Hash(organization);
                rows.Add(entry);
            },
            cancel);
        await WriteAsync(rows, cancel);
    }

    private TableEntity Entry<T>(string key, T? before, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var row = new TableEntity(Partition, key);
        if (before is not null)
        {
            Columns.Put(row, Before, JsonSerializer.SerializeToUtf8Bytes(before, type));
        }

        return row;
    }

    private Task WriteAsync(IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        Batches.WriteAsync(tables, rows.Select(row => (TableNames.Imports, RowWrite.Upsert(row))), cancel);
}
