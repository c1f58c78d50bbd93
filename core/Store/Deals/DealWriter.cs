using System.Collections.Concurrent;
using Azure;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// Writes deals so that a crash anywhere is mended by writing again: log entry first, then the deal with the places of all
/// its rows, old and new, then the rows, and last the deal with its new places alone.
/// </summary>
public sealed class DealWriter(ITables tables, TimeProvider time)
{
    public Task PutAsync(IReadOnlyList<DealRows> deals, CancellationToken cancel) => PutAsync(deals, null, cancel);

    /// <param name="seen">The one deal as it was read before it was changed; null if it does not matter.</param>
    /// <exception cref="ConcurrentWriteException">It is no longer so.</exception>
    public async Task PutAsync(IReadOnlyList<DealRows> deals, Deal? seen, CancellationToken cancel)
    {
        var stored = await ReadAsync(deals.Select(deal => deal.Id), cancel);
        if (seen is not null && stored[seen.Id]?.Holds(seen) != true)
        {
            throw new ConcurrentWriteException($"{seen.Id} was written by somebody else meanwhile.");
        }

        await WriteAsync(deals, stored, cancel);
    }

    /// <param name="stored">The deals as <see cref="ReadAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal Task WriteAsync(IReadOnlyList<DealRows> deals, IReadOnlyDictionary<DealId, DealRows?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(deal => new DealWrite(stored[deal.Id], deal))], cancel);

    public async Task RemoveAsync(IReadOnlyList<DealId> deals, CancellationToken cancel) =>
        await RemoveAsync(deals, await ReadAsync(deals, cancel), cancel);

    /// <param name="stored">The deals as <see cref="ReadAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal Task RemoveAsync(IReadOnlyList<DealId> deals, IReadOnlyDictionary<DealId, DealRows?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(id => stored[id]).OfType<DealRows>().Select(deal => new DealWrite(deal, null))], cancel);

    /// <summary>Writes again what a killed process was writing, so that all its rows are there.</summary>
    internal async Task MendAsync(IReadOnlyList<DealId> inFlight, CancellationToken cancel)
    {
        var stored = await ReadAsync(inFlight, cancel);
        await WriteAsync([.. stored.Values.OfType<DealRows>().Select(Again)], stored, cancel);
    }

    /// <summary>Writes a deal's rows again if a killed process has left some of them as they were.</summary>
    internal async Task MendAsync(DealId id, CancellationToken cancel)
    {
        var stored = await ReadAsync([id], cancel);
        if (stored[id] is not { } there)
        {
            return;
        }

        var deal = Again(there);
        var wanted = deal.InViews.Select(row => (row.Key.Table, Row: row.Value))
            .Concat(Registrations(deal.Places).Select(registration => (registration.Table, registration.Write.Row)));
        var isThere = await Task.WhenAll(wanted.Select(async row =>
            await tables.GetAsync(row.Table, row.Row.PartitionKey, row.Row.RowKey, cancel) is { } found && RetriedWrite.IsSame(row.Row, found)));
        if (isThere.Contains(false) || !deal.Places.ToHashSet().SetEquals(there.Places))
        {
            await WriteAsync([deal], stored, cancel);
        }
    }

    /// <summary>Several deals, by point reads side by side; null for each that is not stored.</summary>
    internal async Task<IReadOnlyDictionary<DealId, DealRows?>> ReadAsync(IEnumerable<DealId> ids, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<DealId, DealRows?>();
        await Batches.EachAsync(ids.Distinct(), async (id, token) => stored[id] = await DealRows.ReadAsync(tables, id, token), cancel);
        return stored;
    }

    // What a stored deal says of itself, without the places and cells of states before.
    private static DealRows Again(DealRows stored) => new(stored.Deal, stored.History, new(stored.Named));

    private async Task ApplyAsync(List<DealWrite> writes, CancellationToken cancel)
    {
        if (writes.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var month = Partitions.Registration(TableNames.Changes, Change.Partition(now));
        var written = new ConcurrentDictionary<DealId, ETag>();
        await Batches.WriteAsync(
            tables,
            writes.Select(write => (TableNames.Changes, RowWrite.Upsert(Change.Of(write.Kind, write.Id, write.Title, write.TouchedCells, now).ToRow())))
                .Append(month),
            cancel);
        await Batches.EachAsync(
            writes.GroupBy(write => write.Company),
            async (own, token) =>
            {
                // An import numbers a company's deals of one day and looks for them up to the first that is missing: a killed one leaves no gap.
                foreach (var write in own.OrderBy(write => write.Id.ToString().Length).ThenBy(write => write.Id))
                {
                    written[write.Id] = await DocumentAsync(write, isSettled: false, write.Before?.ETag, token);
                }
            },
            cancel);
        await Batches.WriteAsync(tables, writes.SelectMany(write => write.ViewWrites()).Concat(Registrations(writes.SelectMany(write => write.NewPlaces))), cancel);
        await Batches.EachAsync(writes, async (write, token) => await SettleAsync(write, written[write.Id], token), cancel);
        await Batches.WriteAsync(
            tables, writes.Where(write => write.Kind == ChangeKind.Removed).Select(write => (TableNames.Deals, RowWrite.Delete(write.Id.ToString(), DealRows.OwnKey))), cancel);
        // Touch the month again, so that a reader that read between the log entry and the rows sees a new version.
        await Batches.WriteAsync(tables, [month], cancel);
    }

    /// <summary>
    /// Names the new places alone, and makes sure that nobody wrote the deal while its rows were being written: rows of an
    /// older state may then lie over newer ones, and are written again from what the deal is by now.
    /// </summary>
    private async Task SettleAsync(DealWrite write, ETag mine, CancellationToken cancel)
    {
        if (write.HasMoved)
        {
            try
            {
                await DocumentAsync(write, isSettled: true, mine, cancel);
                return;
            }
            catch (ConcurrentWriteException)
            {
                // Settled below, with what the other writer made of it.
            }
        }

        while (await DealRows.ReadAsync(tables, write.Id, cancel) is { } now && now.ETag != mine)
        {
            var stale = write.AllPlaces.Union(now.Places).Except(now.InViews.Keys);
            await Batches.WriteAsync(
                tables,
                now.InViews.Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
                    .Concat(stale.Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row)))),
                cancel);
            mine = now.ETag;
        }
    }

    private async Task<ETag> DocumentAsync(DealWrite write, bool isSettled, ETag? read, CancellationToken cancel) =>
        (await tables.WriteAsync(TableNames.Deals, [RowWrite.Guarded(write.Own(isSettled), read)], cancel))[0];

    private static IEnumerable<(string Table, RowWrite Write)> Registrations(IEnumerable<Address> places) =>
        places.Where(place => Views.Walked.Contains(place.Table)).Select(place => (place.Table, place.Partition))
            .Distinct()
            .Select(place => Partitions.Registration(place.Table, place.Partition));
}
