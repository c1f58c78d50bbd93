using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// Writes deals so that a crash anywhere is mended by writing again: log entry first, then the deal with the places of all
/// its rows, old and new, then the rows, and last the deal with its new places alone.
/// </summary>
public sealed class DealWriter(ITables tables, TimeProvider time)
{
    public Task PutAsync(IReadOnlyList<PreparedDeal> deals, CancellationToken cancel) => PutAsync(deals, null, cancel);

    /// <param name="seen">The one deal as it was read before it was changed; null where it does not matter.</param>
    /// <exception cref="ConcurrentWriteException">It is no longer so.</exception>
    public async Task PutAsync(IReadOnlyList<PreparedDeal> deals, Deal? seen, CancellationToken cancel)
    {
        var stored = await RowsAsync(deals.Select(deal => deal.Deal.Id), cancel);
        if (seen is not null && (stored[seen.Id] is not { } row || !StoredDeal.Document(row).AsSpan().SequenceEqual(Columns.Json(seen, DealsJson.Default.Deal))))
        {
            throw new ConcurrentWriteException($"{seen.Id} was written by somebody else meanwhile.");
        }

        await WriteAsync(deals, stored, cancel);
    }

    /// <param name="stored">The deals' rows as <see cref="RowsAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal Task WriteAsync(IReadOnlyList<PreparedDeal> deals, IReadOnlyDictionary<DealId, TableEntity?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(deal => WritePlan.Of(deal, stored[deal.Deal.Id]))], cancel);

    public async Task RemoveAsync(IReadOnlyList<DealId> deals, CancellationToken cancel) => await RemoveAsync(deals, await RowsAsync(deals, cancel), cancel);

    /// <param name="stored">The deals' rows as <see cref="RowsAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal Task RemoveAsync(IReadOnlyList<DealId> deals, IReadOnlyDictionary<DealId, TableEntity?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Where(id => stored[id] is not null).Select(id => WritePlan.Removal(id, stored[id]!))], cancel);

    /// <summary>Writes again what a killed process was writing, so that all its rows are there.</summary>
    internal async Task MendAsync(IReadOnlyList<DealId> inFlight, CancellationToken cancel)
    {
        var rows = await RowsAsync(inFlight, cancel);
        await WriteAsync([.. rows.Values.OfType<TableEntity>().Select(row => new PreparedDeal(StoredDeal.DealOf(row), new(StoredDeal.NamedIn(row))))], rows, cancel);
    }

    /// <summary>Writes a deal's rows again where a killed process has left some of them as they were.</summary>
    internal async Task MendAsync(DealId id, CancellationToken cancel)
    {
        var stored = await RowsAsync([id], cancel);
        if (stored[id] is not { } row)
        {
            return;
        }

        var deal = new PreparedDeal(StoredDeal.DealOf(row), new(StoredDeal.NamedIn(row)));
        var wanted = deal.Rows.Select(one => (one.Key.Table, Row: one.Value)).Concat(Registrations(deal.Rows.Keys).Select(one => (one.Table, one.Write.Row)));
        var rows = await Task.WhenAll(wanted.Select(async one => await tables.GetAsync(one.Table, one.Row.PartitionKey, one.Row.RowKey, cancel) is { } there && OwnWrite.IsSame(one.Row, there)));
        if (rows.Contains(false) || !deal.Rows.Keys.ToHashSet().SetEquals(StoredDeal.PlacesIn(row)))
        {
            await WriteAsync([deal], stored, cancel);
        }
    }

    /// <summary>The stored deal, or null.</summary>
    public static async Task<Deal?> ReadAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), StoredDeal.Row, cancel) is { } row
            ? StoredDeal.DealOf(row)
            : null;

    /// <summary>The stored deal with the organizations that it names, or null: one point read.</summary>
    public static async Task<(Deal Deal, Register Named)?> ReadNamedAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), StoredDeal.Row, cancel) is { } row
            ? (StoredDeal.DealOf(row), new(StoredDeal.NamedIn(row)))
            : null;

    internal async Task<IReadOnlyDictionary<DealId, TableEntity?>> RowsAsync(IEnumerable<DealId> ids, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<DealId, TableEntity?>();
        await Batches.EachAsync(
            ids.Distinct(), async (id, token) => stored[id] = await tables.GetAsync(TableNames.Deals, id.ToString(), StoredDeal.Row, token), cancel);
        return stored;
    }

    private async Task ApplyAsync(List<WritePlan> plans, CancellationToken cancel)
    {
        if (plans.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var month = Partitions.Registration(TableNames.Changes, Change.Partition(now));
        var written = new ConcurrentDictionary<DealId, ETag>();
        await Batches.WriteAsync(
            tables,
            plans.Select(plan => (TableNames.Changes, RowWrite.Upsert(Change.Of(plan.Kind, plan.Id, plan.Title, plan.TouchedCells, now).ToRow())))
                .Append(month),
            cancel);
        await Batches.EachAsync(
            plans.GroupBy(plan => plan.Company),
            async (own, token) =>
            {
                // An import numbers a company's deals of one day and looks for them up to the first that is missing: a killed one leaves no gap.
                foreach (var plan in own.OrderBy(plan => plan.Id.ToString().Length).ThenBy(plan => plan.Id))
                {
                    written[plan.Id] = await DocumentAsync(plan, isSettled: false, plan.Read?.ETag, token);
                }
            },
            cancel);
        await Batches.WriteAsync(tables, plans.SelectMany(plan => plan.RowWrites()).Concat(Registrations(plans.SelectMany(plan => plan.NewPlaces))), cancel);
        await Batches.EachAsync(plans, async (plan, token) => await SettleAsync(plan, written[plan.Id], token), cancel);
        await Batches.WriteAsync(
            tables, plans.Where(plan => plan.Kind == ChangeKind.Removed).Select(plan => (TableNames.Deals, RowWrite.Delete(plan.Id.ToString(), StoredDeal.Row))), cancel);
        // Once more: who read everything between an entry in the log and what it announces shall see that there is something new.
        await Batches.WriteAsync(tables, [month], cancel);
    }

    /// <summary>
    /// Names the new places alone, and makes sure that nobody wrote the deal while its rows were being written: rows of an
    /// older state may then lie over newer ones, and are written again from what the deal is by now.
    /// </summary>
    private async Task SettleAsync(WritePlan plan, ETag mine, CancellationToken cancel)
    {
        if (plan.HasMoved)
        {
            try
            {
                await DocumentAsync(plan, isSettled: true, mine, cancel);
                return;
            }
            catch (ConcurrentWriteException)
            {
                // Settled below, with what the other writer made of it.
            }
        }

        while (await tables.GetAsync(TableNames.Deals, plan.Id.ToString(), StoredDeal.Row, cancel) is { } now && now.ETag != mine)
        {
            var deal = new PreparedDeal(StoredDeal.DealOf(now), new(StoredDeal.NamedIn(now)));
            var stale = plan.AllPlaces.Union(StoredDeal.PlacesIn(now)).Except(deal.Rows.Keys);
            await Batches.WriteAsync(
                tables,
                deal.Rows.Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
                    .Concat(stale.Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row)))),
                cancel);
            mine = now.ETag;
        }
    }

    private async Task<ETag> DocumentAsync(WritePlan plan, bool isSettled, ETag? read, CancellationToken cancel) =>
        (await tables.WriteAsync(TableNames.Deals, [RowWrite.Guarded(plan.Row(isSettled), read)], cancel))[0];

    private static IEnumerable<(string Table, RowWrite Write)> Registrations(IEnumerable<Address> places) =>
        places.Where(place => Views.Walked.Contains(place.Table)).Select(place => (place.Table, place.Partition))
            .Distinct()
            .Select(one => Partitions.Registration(one.Table, one.Partition));
}
