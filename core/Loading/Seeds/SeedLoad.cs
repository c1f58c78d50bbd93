using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>How many deals, or organizations, a load of the seed files changed.</summary>
public sealed record LoadCount(int Added, int Changed, int Removed, int Unchanged)
{
    public bool IsNothing => Added + Changed + Removed == 0;
}

/// <summary>The result of a load of the seed files.</summary>
public sealed record LoadResult(LoadCount Deals, LoadCount Organizations);

/// <summary>
/// Makes storage match the seed files. New and changed entries are written, missing ones removed, and equal ones left alone.
/// After a load that was interrupted, the next one finishes the work.
/// </summary>
public sealed class SeedLoad(ITables tables, TimeProvider time)
{
    private const string Deals = "deal";
    private const string Organizations = "organization";
    private const string Hash = "Hash";
    private const int Chunk = 100;

    /// <param name="progress">Called with the number of deals done and the total.</param>
    public async Task<LoadResult> RunAsync(
        IReadOnlyCollection<Organization> organizations,
        IReadOnlyCollection<Deal> deals,
        Action<int, int>? progress,
        CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var register = new Register(organizations);
        var dealsById = deals.Select(deal => deal.ToRows(register)).ToDictionary(deal => deal.Id.ToString(), StringComparer.Ordinal);
        var organizationsById = organizations.ToDictionary(organization => organization.Id.ToString(), StringComparer.Ordinal);
        var dealHashes = dealsById.ToDictionary(pair => pair.Key, pair => pair.Value.Hash, StringComparer.Ordinal);
        var organizationHashes = organizationsById.ToDictionary(
            pair => pair.Key, pair => OrganizationWriter.Hash(pair.Value), StringComparer.Ordinal);

        var organizationPlan = await PlanAsync(Organizations, organizationHashes, cancel);
        var dealPlan = await PlanAsync(Deals, dealHashes, cancel);

        var organizationWriter = new OrganizationWriter(tables);
        await organizationWriter.PutAsync([.. organizationPlan.Put.Select(pair => organizationsById[pair.Key])], cancel);
        await RecordAsync(Organizations, organizationPlan.Put, cancel);

        var writer = new DealWriter(tables);
        var total = dealPlan.Put.Count + dealPlan.Remove.Count;
        var done = 0;
        foreach (var chunk in dealPlan.Put.Chunk(Chunk))
        {
            var complete = await Task.WhenAll(chunk.Select(pair => WithEnteredAsync(dealsById[pair.Key], register, cancel)));
            await writer.PutAsync([.. complete], cancel);
            await RecordAsync(Deals, chunk, cancel);
            progress?.Invoke(done += chunk.Length, total);
        }

        foreach (var chunk in dealPlan.Remove.Chunk(Chunk))
        {
            await writer.RemoveAsync([.. chunk.Select(id => DealId.Parse(id).OrThrow())], cancel);
            await ForgetAsync(Deals, chunk, cancel);
            progress?.Invoke(done += chunk.Length, total);
        }

        await organizationWriter.RemoveAsync([.. organizationPlan.Remove.Select(id => Slug.Parse(id).OrThrow())], cancel);
        await ForgetAsync(Organizations, organizationPlan.Remove, cancel);
        return new(dealPlan.Count, organizationPlan.Count);
    }

    /// <summary>Keeps claims entered through the API, unless the seed file now has a claim with the same id.</summary>
    private async Task<DealRows> WithEnteredAsync(DealRows deal, Register register, CancellationToken cancel)
    {
        var stored = await DealRows.ReadAsync(tables, deal.Id, cancel);
        var entered = stored?.Deal.Claims.Where(claim => claim.Entered && deal.Deal.Claims.All(seeded => seeded.Id != claim.Id)).ToList();
        return entered is { Count: > 0 } ? (deal.Deal with { Claims = [.. deal.Deal.Claims, .. entered] }).ToRows(register) : deal;
    }

    private async Task<LoadPlan> PlanAsync(string kind, Dictionary<string, string> wanted, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(RowRange.Whole(TableNames.Seeds, kind), cancel);
        var stored = rows.ToDictionary(row => row.RowKey, row => row.GetString(Hash), StringComparer.Ordinal);
        var put = wanted
            .Where(pair => stored.GetValueOrDefault(pair.Key) != pair.Value)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var remove = stored.Keys.Where(id => !wanted.ContainsKey(id)).ToList();
        var added = put.Count(pair => !stored.ContainsKey(pair.Key));
        return new(put, remove, new(added, put.Count - added, remove.Count, wanted.Count - put.Count));
    }

    private Task RecordAsync(string kind, IEnumerable<KeyValuePair<string, string>> hashes, CancellationToken cancel) => Batches.WriteAsync(
        tables,
        hashes.Select(pair => (TableNames.Seeds, RowWrite.Upsert(new TableEntity(kind, pair.Key) { [Hash] = pair.Value }))),
        cancel);

    private Task ForgetAsync(string kind, IEnumerable<string> ids, CancellationToken cancel) =>
        Batches.WriteAsync(tables, ids.Select(id => (TableNames.Seeds, RowWrite.Delete(kind, id))), cancel);

    private sealed record LoadPlan(List<KeyValuePair<string, string>> Put, List<string> Remove, LoadCount Count);
}
