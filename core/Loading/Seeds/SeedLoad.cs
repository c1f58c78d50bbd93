using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>What a load of the seed files did to one kind of thing.</summary>
public sealed record LoadCount(int Added, int Changed, int Removed, int Unchanged)
{
    public bool IsNothing => Added + Changed + Removed == 0;
}

/// <summary>What a load of the seed files did.</summary>
public sealed record LoadResult(LoadCount Deals, LoadCount Organizations);

/// <summary>
/// Brings storage to what the seed files say: what is new or different is written, what is gone is removed, and what is
/// the same is left alone. A load that was interrupted is finished by the next one.
/// </summary>
public sealed class SeedLoad(ITables tables, TimeProvider time)
{
    private const string Deals = "deal";
    private const string Organizations = "organization";
    private const string Hash = "Hash";
    private const int Chunk = 100;

    /// <param name="progress">Told how many deals are done, and of how many.</param>
    public async Task<LoadResult> RunAsync(
        IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<Deal> deals, Action<int, int>? progress, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var register = new Register(organizations);
        var prepared = deals.Select(deal => deal.ToRows(register)).ToDictionary(deal => deal.Id.ToString(), StringComparer.Ordinal);
        var named = organizations.ToDictionary(one => one.Id.ToString(), StringComparer.Ordinal);

        var organizationPlan = await PlanAsync(Organizations, named.ToDictionary(pair => pair.Key, pair => OrganizationWriter.Hash(pair.Value), StringComparer.Ordinal), cancel);
        var dealPlan = await PlanAsync(Deals, prepared.ToDictionary(pair => pair.Key, pair => pair.Value.Hash, StringComparer.Ordinal), cancel);

        var organizationWriter = new OrganizationWriter(tables);
        await organizationWriter.PutAsync([.. organizationPlan.Put.Select(pair => named[pair.Key])], cancel);
        await RecordAsync(Organizations, organizationPlan.Put, cancel);

        var writer = new DealWriter(tables, time);
        var total = dealPlan.Put.Count + dealPlan.Remove.Count;
        var done = 0;
        foreach (var chunk in dealPlan.Put.Chunk(Chunk))
        {
            await writer.PutAsync([.. await Task.WhenAll(chunk.Select(pair => WithEnteredAsync(prepared[pair.Key], register, cancel)))], cancel);
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

    /// <summary>Claims that were entered through the API stay, unless the seed file has a claim of that id by now.</summary>
    private async Task<DealRows> WithEnteredAsync(DealRows deal, Register register, CancellationToken cancel)
    {
        var stored = await DealRows.ReadAsync(tables, deal.Id, cancel);
        var entered = stored?.Deal.Claims.Where(claim => claim.Entered && deal.Deal.Claims.All(seeded => seeded.Id != claim.Id)).ToList();
        return entered is { Count: > 0 } ? (deal.Deal with { Claims = [.. deal.Deal.Claims, .. entered] }).ToRows(register) : deal;
    }

    private async Task<LoadPlan> PlanAsync(string kind, Dictionary<string, string> wanted, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(RowRange.Whole(TableNames.Seeds, kind), cancel);
        var had = rows.ToDictionary(row => row.RowKey, row => row.GetString(Hash), StringComparer.Ordinal);
        var put = wanted.Where(pair => had.GetValueOrDefault(pair.Key) != pair.Value).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var remove = had.Keys.Where(id => !wanted.ContainsKey(id)).ToList();
        var added = put.Count(pair => !had.ContainsKey(pair.Key));
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
