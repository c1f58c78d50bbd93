using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>How many deals, or organizations, a load of the seed files changed.</summary>
public sealed record LoadCount(int Added, int Changed, int Removed, int Unchanged)
{
    public bool IsNothing => Added + Changed + Removed == 0;

    internal static LoadCount Of(PlannedChanges changes) =>
        new(changes.Added, changes.Changed.Count, changes.Removed.Count, changes.Unchanged);
}

/// <summary>The result of a load of the seed files.</summary>
public sealed record LoadResult(LoadCount Deals, LoadCount Organizations);

/// <summary>
/// Makes storage match the seed files. New and changed entries are written, missing ones removed, and equal ones left alone.
/// After a load that was interrupted, the next one finishes the work.
/// </summary>
public sealed class SeedLoad
{
    private const string Deals = "deal";
    private const string Organizations = "organization";
    private const string Hash = "Hash";
    private const int Chunk = 100;

    private readonly ITables _tables;
    private readonly DealWriter _writer;
    private readonly OrganizationWriter _organizations;
    private readonly ContestedWrites _contested;

    public SeedLoad(ITables tables, TimeProvider time)
    {
        _tables = tables;
        _writer = new(tables);
        _organizations = new(tables);
        _contested = new(_writer, time);
    }

    /// <summary>Plans and writes, however much is removed.</summary>
    /// <param name="progress">Called with the number of deals done and the total.</param>
    public async Task<LoadResult> RunAsync(
        IReadOnlyCollection<Organization> organizations,
        IReadOnlyCollection<Deal> deals,
        Action<int, int>? progress,
        CancellationToken cancel) =>
        await ApplyAsync(await PlanAsync(organizations, deals, cancel), progress, cancel);

    /// <summary>Compares the seed files with what was loaded before, and uses the stored rates. Writes nothing.</summary>
    public async Task<SeedPlan> PlanAsync(
        IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<Deal> deals, CancellationToken cancel) =>
        await PlanAsync(organizations, deals, await StoredRates.ReadAsync(_tables, cancel), cancel);

    /// <param name="rates">The rates that are stored before the plan is applied.</param>
    /// <inheritdoc cref="PlanAsync(IReadOnlyCollection{Organization}, IReadOnlyCollection{Deal}, CancellationToken)"/>
    public async Task<SeedPlan> PlanAsync(
        IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<Deal> deals, ExchangeRates rates, CancellationToken cancel)
    {
        var register = new Register(organizations);
        var wantedDeals = deals.Select(deal => deal.ToRows(register, rates))
            .Select(deal => new PlannedRow<DealRows>(deal.Id.ToString(), deal.SourceHash, deal)).ToList();
        var wantedOrganizations = organizations.Select(organization =>
            new PlannedRow<Organization>(organization.Id.ToString(), OrganizationWriter.Hash(organization), organization)).ToList();
        return new(
            register,
            rates,
            PlannedRows<DealRows>.Of(wantedDeals, await LoadedAsync(Deals, cancel)),
            PlannedRows<Organization>.Of(wantedOrganizations, await LoadedAsync(Organizations, cancel)));
    }

    /// <param name="progress">Called with the number of deals done and the total.</param>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<LoadResult> ApplyAsync(SeedPlan plan, Action<int, int>? progress, CancellationToken cancel)
    {
        await _tables.CreateAsync(cancel);
        await OrganizationsAsync(
            () => _organizations.PutAsync([.. plan.OrganizationRows.Put.Select(row => row.Value)], cancel), cancel);
        await RecordAsync(Organizations, plan.OrganizationRows.Put, cancel);

        var total = plan.DealRows.Put.Count + plan.Deals.Removed.Count;
        var done = 0;
        foreach (var chunk in plan.DealRows.Put.Chunk(Chunk))
        {
            await _contested.WriteAsync(chunk, deal => deal.Id, part => PutAsync(part, plan, cancel), cancel);
            progress?.Invoke(done += chunk.Length, total);
        }

        foreach (var chunk in plan.Deals.Removed.Chunk(Chunk))
        {
            await _contested.WriteAsync(chunk, id => id, part => RemoveAsync(part, cancel), cancel);
            progress?.Invoke(done += chunk.Length, total);
        }

        await OrganizationsAsync(
            () => _organizations.RemoveAsync([.. plan.Organizations.Removed.Select(id => Slug.Parse(id).OrThrow())], cancel), cancel);
        await ForgetAsync(Organizations, plan.Organizations.Removed, cancel);
        return new(LoadCount.Of(plan.Deals), LoadCount.Of(plan.Organizations));
    }

    // The claims to keep and the row to replace come from one read. A claim that is put in the meantime is a conflict and never lost.
    private async Task PutAsync(IReadOnlyList<PlannedRow<DealRows>> deals, SeedPlan plan, CancellationToken cancel)
    {
        var stored = await _writer.ReadAsync(deals.Select(deal => deal.Value.Id), cancel);
        var complete = deals.Select(deal => WithEntered(deal.Value, stored[deal.Value.Id], plan)).ToList();
        await _writer.WriteAsync(complete, stored, cancel);
        await RecordAsync(Deals, deals, cancel);
    }

    private async Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        await _writer.RemoveAsync([.. ids.Select(id => DealId.Parse(id).OrThrow())], cancel);
        await ForgetAsync(Deals, ids, cancel);
    }

    /// <summary>
    /// Keeps claims that were imported or entered through the API, unless the seed file now has a claim with the same id. Organizations
    /// that only these claims name are not in the seed files.
    /// </summary>
    private static DealRows WithEntered(DealRows deal, DealRows? stored, SeedPlan plan)
    {
        var entered = stored?.Deal.Claims.Where(claim => claim.Entered && deal.Deal.Claims.All(seeded => seeded.Id != claim.Id)).ToList();
        if (entered is not { Count: > 0 })
        {
            return deal;
        }

        var others = stored!.Named.Where(organization => plan.Register.Find(organization.Id) is null).ToList();
        var complete = others.Count == 0 ? plan.Register : new([.. plan.Register.All, .. others]);
        return (deal.Deal with { Claims = [.. deal.Deal.Claims, .. entered] }).ToRows(complete, plan.Rates);
    }

    private Task OrganizationsAsync(Func<Task> write, CancellationToken cancel) =>
        _contested.RepeatAsync("The list of organizations", write, cancel);

    // The hashes of what was loaded, by id.
    private async Task<IReadOnlyDictionary<string, string>> LoadedAsync(string kind, CancellationToken cancel)
    {
        var rows = await new ReadOnlyTables(_tables).AllAsync(RowRange.Whole(TableNames.Seeds, kind), cancel);
        return rows.ToDictionary(row => row.RowKey, row => row.GetString(Hash), StringComparer.Ordinal);
    }

    private Task RecordAsync<T>(string kind, IEnumerable<PlannedRow<T>> rows, CancellationToken cancel) => Batches.WriteAsync(
        _tables,
        rows.Select(row => (TableNames.Seeds, RowWrite.Upsert(new TableEntity(kind, row.Id) { [Hash] = row.Hash }))),
        cancel);

    private Task ForgetAsync(string kind, IEnumerable<string> ids, CancellationToken cancel) =>
        Batches.WriteAsync(_tables, ids.Select(id => (TableNames.Seeds, RowWrite.Delete(kind, id))), cancel);
}
