using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
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
        // An entry that was merged is compared as the file has it, so a merge alone changes nothing.
        var wantedDeals = deals
            .Select(deal => new PlannedRow<Deal>(deal.Id.ToString(), DealRows.SourceHashOf(deal, register), deal)).ToList();
        var wantedOrganizations = organizations.Select(organization =>
            new PlannedRow<Organization>(organization.Id.ToString(), OrganizationWriter.Hash(organization), organization)).ToList();
        return new(
            await SeedMerges.ReadAsync(_tables, organizations, deals, cancel),
            rates,
            PlannedRows<Deal>.Of(wantedDeals, await LoadedAsync(Deals, cancel)),
            PlannedRows<Organization>.Of(wantedOrganizations, await LoadedAsync(Organizations, cancel)))
        {
            Distinct = deals.SelectMany(deal => deal.DistinctFrom.Select(other => Decisions.Pair(deal.Id.Slug, other.Slug))).ToHashSet(),
        };
    }

    /// <param name="progress">Called with the number of deals done and the total.</param>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<LoadResult> ApplyAsync(SeedPlan plan, Action<int, int>? progress, CancellationToken cancel)
    {
        await _tables.CreateAsync(cancel);
        await OrganizationsAsync(
            () => _organizations.PutAsync(plan.Merges.Stored(plan.OrganizationRows.Put.Select(row => row.Value)), cancel), cancel);
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
            await _contested.WriteAsync(chunk, id => id, part => RemoveAsync(part, plan, cancel), cancel);
            progress?.Invoke(done += chunk.Length, total);
        }

        await OrganizationsAsync(
            () => _organizations.RemoveAsync(
                [.. plan.Organizations.Removed.Select(id => Slug.Parse(id).OrThrow()).Where(id => !plan.Merges.IsKept(id))], cancel),
            cancel);
        await ForgetAsync(Organizations, plan.Organizations.Removed, cancel);
        await Decisions.WriteSeededAsync(_tables, plan.Distinct, cancel);
        return new(LoadCount.Of(plan.Deals), LoadCount.Of(plan.Organizations));
    }

    // The claims to keep and the row to replace come from one read. A claim that is put in the meantime is a conflict and never lost.
    private async Task PutAsync(IReadOnlyList<PlannedRow<Deal>> deals, SeedPlan plan, CancellationToken cancel)
    {
        var targets = deals.Select(deal => plan.Merges.Into(deal.Value.Id)).Distinct().ToList();
        var stored = await _writer.ReadAsync(targets, cancel);
        var complete = targets.Select(id => WithEntered(plan.Merges.DealOf(id, stored[id]?.Deal)!, stored[id], plan)).ToList();
        await _writer.WriteAsync(complete, stored, cancel);
        await RecordAsync(Deals, deals, cancel);
    }

    private async Task RemoveAsync(IReadOnlyList<string> ids, SeedPlan plan, CancellationToken cancel)
    {
        var stored = await _writer.ReadAsync(ids.Select(plan.Merges.Into), cancel);
        // A deal into which others were merged stays as long as one of them has claims.
        var left = stored.Values.OfType<DealRows>().Where(deal => plan.Merges.HasOthers(deal.Id))
            .Select(deal => (deal.Id, Left: plan.Merges.DealOf(deal.Id, deal.Deal) is { } seeded
                ? WithEntered(seeded, deal, plan)
                : null))
            .Where(deal => deal.Left is not null).ToDictionary(deal => deal.Id, deal => deal.Left!);
        await _writer.WriteAsync([.. left.Values], stored, cancel);
        await _writer.RemoveAsync([.. stored.Keys.Where(id => !left.ContainsKey(id))], stored, cancel);
        await ForgetAsync(Deals, ids, cancel);
    }

    /// <summary>
    /// Keeps claims that were imported or entered through the API, unless the seed file now has a claim with the same id. Organizations
    /// that only these claims name are not in the seed files.
    /// </summary>
    private static DealRows WithEntered(Deal deal, DealRows? stored, SeedPlan plan)
    {
        var register = plan.Merges.Register;
        var entered = stored?.Deal.Claims.Where(claim => claim.Entered && deal.Claims.All(seeded => seeded.Id != claim.Id)).ToList();
        if (entered is not { Count: > 0 })
        {
            return deal.ToRows(register, plan.Rates);
        }

        var others = stored!.Named.Where(organization => register.Find(organization.Id) is null).ToList();
        var complete = others.Count == 0 ? register : new([.. register.All, .. others]);
        return (deal with { Claims = [.. deal.Claims, .. entered] }).ToRows(complete, plan.Rates);
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
