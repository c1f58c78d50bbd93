using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>One claim written by an import: its state before, if any, and the ETag of what was written.</summary>
/// <param name="Claim">The id of the claim: that of the source, or another if a merge gave the deal several claims of it.</param>
internal sealed record JournaledClaim(DealId Deal, Slug Claim, Claim? Before, string After);

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

    // Between the ids of a deal and of a claim that does not have the id of the source. No id has one.
    private const char Separator = '_';

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
                foreach (var claim in deal.Deal.Claims.Where(claim => ClaimIds.IsOf(claim.Id, source)))
                {
                    var old = stored[deal.Id]?.Deal.Claims.FirstOrDefault(before => before.Id == claim.Id);
                    // The claims do not change if the deal is only written because its company gained details.
                    if (claim == old || (old is not null && ClaimWriter.TagOf(claim) == ClaimWriter.TagOf(old)))
                    {
                        continue;
                    }

                    var key = claim.Id == source ? $"{deal.Id}" : $"{deal.Id}{Separator}{claim.Id}";
                    var existing = fresh ? null : await tables.GetAsync(TableNames.Imports, Partition, key, token);
                    var entry = existing ?? Entry(key, old, DealsJson.Default.Claim);
                    entry[After] = ClaimWriter.TagOf(claim);
                    rows.Add(entry);
                }
            },
            cancel);
        await WriteAsync(rows, cancel);
    }

    /// <summary>Which of some stored deals this import has added. One request for each.</summary>
    public async Task<IReadOnlyCollection<DealId>> FindAddedAsync(IEnumerable<DealId> deals, CancellationToken cancel)
    {
        var added = new ConcurrentBag<DealId>();
        await Batches.EachAsync(
            deals,
            async (deal, token) =>
            {
                var entry = await tables.GetAsync(TableNames.Imports, Partition, $"{deal}", token);
                if (entry is not null && Columns.Get(entry, Before, DealsJson.Default.Claim) is null)
                {
                    added.Add(deal);
                }
            },
            cancel);
        return added;
    }

    public Task AddedAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) =>
        OrganizationsAsync(organizations, isNew: true, cancel);

    public Task ExtendedAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) =>
        OrganizationsAsync(organizations, isNew: false, cancel);

    /// <param name="source">The source of the import.</param>
    public async Task<(IReadOnlyList<JournaledClaim> Claims, IReadOnlyList<JournaledOrganization> Organizations)> ReadAsync(
        Slug source, CancellationToken cancel)
    {
        var claims = new List<JournaledClaim>();
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
                var ids = row.RowKey.Split(Separator);
                claims.Add(new(
                    DealId.Parse(ids[0]).OrThrow(),
                    ids is [_, var claim] ? Slug.Parse(claim).OrThrow() : source,
                    Columns.Get(row, Before, DealsJson.Default.Claim),
                    row.GetString(After)));
            }
        }

        return (claims, organizations);
    }

    /// <summary>The number of claims in the journal: one for each deal, unless several of its deals were merged.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        var deals = 0;
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Imports, Partition) with { Columns = [] }, cancel))
        {
            deals += row.RowKey.StartsWith(Organizations, StringComparison.Ordinal) ? 0 : 1;
        }

        return deals;
    }

    /// <summary>The ids of the deals and organizations that the import wrote.</summary>
    public async Task<IReadOnlySet<Slug>> IdsAsync(CancellationToken cancel)
    {
        var ids = new HashSet<Slug>();
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Imports, Partition) with { Columns = [] }, cancel))
        {
            var id = row.RowKey.StartsWith(Organizations, StringComparison.Ordinal) ? row.RowKey[Organizations.Length..] : row.RowKey;
            ids.Add(Slug.Parse(id.Split(Separator)[0]).OrThrow());
        }

        return ids;
    }

    private async Task OrganizationsAsync(IReadOnlyCollection<Organization> organizations, bool isNew, CancellationToken cancel)
    {
        var rows = new ConcurrentBag<TableEntity>();
        await Batches.EachAsync(
            organizations,
            async (organization, token) =>
            {
                var key = Organizations + organization.Id;
                // What this import added was nothing before, whichever run of it wrote the entry.
                var entry = isNew
                    ? Entry(key, null, DealsJson.Default.Organization)
                    : await tables.GetAsync(TableNames.Imports, Partition, key, token) ?? await ExtendedAsync(key, organization.Id, token);
                entry[After] = OrganizationWriter.Hash(organization);
                rows.Add(entry);
            },
            cancel);
        await WriteAsync(rows, cancel);
    }

    private async Task<TableEntity> ExtendedAsync(string key, Slug id, CancellationToken cancel)
    {
        var row = await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel);
        return Entry(key, row is null ? null : OrganizationRow.Read(row), DealsJson.Default.Organization);
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
