using System.Collections.Concurrent;
using Azure;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// Writes deals in an order that lets a repeated write complete one that was interrupted: first the uncounted write and the log entry, then
/// the deal's own row with the addresses of all its old and new rows, then those rows, and last the own row with only the new addresses.
/// </summary>
public sealed class DealWriter(ITables tables)
{
    public Task PutAsync(IReadOnlyList<DealRows> deals, CancellationToken cancel) => PutAsync(deals, null, cancel);

    /// <param name="seen">The deal as it was read before it was changed; null to skip this check.</param>
    /// <exception cref="ConcurrentWriteException">Another process has changed that deal.</exception>
    public async Task PutAsync(IReadOnlyList<DealRows> deals, Deal? seen, CancellationToken cancel)
    {
        var stored = await ReadAsync(deals.Select(deal => deal.Id), cancel);
        if (seen is not null && stored[seen.Id]?.Holds(seen) != true)
        {
            throw new ConcurrentWriteException($"{seen.Id} was written by another process in the meantime.");
        }

        await WriteAsync(deals, stored, cancel);
    }

    /// <param name="stored">The deals as read by <see cref="ReadAsync"/>.</param>
    /// <exception cref="ConcurrentWriteException">Another process has changed one of them.</exception>
    internal Task WriteAsync(IReadOnlyList<DealRows> deals, IReadOnlyDictionary<DealId, DealRows?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(deal => new DealWrite(stored[deal.Id], deal))], cancel);

    public async Task RemoveAsync(IReadOnlyList<DealId> deals, CancellationToken cancel) =>
        await RemoveAsync(deals, await ReadAsync(deals, cancel), cancel);

    /// <param name="stored">The deals as read by <see cref="ReadAsync"/>.</param>
    /// <exception cref="ConcurrentWriteException">Another process has changed one of them.</exception>
    internal Task RemoveAsync(IReadOnlyList<DealId> deals, IReadOnlyDictionary<DealId, DealRows?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(id => stored[id]).OfType<DealRows>().Select(deal => new DealWrite(deal, null))], cancel);

    /// <summary>Removes a deal that was merged into another.</summary>
    /// <param name="deal">The deal as it was read.</param>
    /// <param name="into">The other deal. The entry in the log names it.</param>
    /// <exception cref="ConcurrentWriteException">Another process has changed the deal.</exception>
    internal Task RemoveMergedAsync(DealRows deal, DealId into, CancellationToken cancel) =>
        ApplyAsync([new DealWrite(deal, null) { MergedInto = into }], cancel);

    /// <summary>Writes the deals again that an interrupted process was writing, so none of their rows is missing.</summary>
    internal async Task RepairAsync(IReadOnlyList<DealId> inFlight, CancellationToken cancel)
    {
        var stored = await ReadAsync(inFlight, cancel);
        await WriteAsync([.. stored.Values.OfType<DealRows>().Select(WithoutOldPlaces)], stored, cancel);
    }

    /// <summary>Writes a deal's rows again if an interrupted process did not write all of them.</summary>
    internal async Task RepairAsync(DealId id, CancellationToken cancel)
    {
        var read = await ReadAsync([id], cancel);
        if (read[id] is not { } stored)
        {
            return;
        }

        var deal = WithoutOldPlaces(stored);
        var expected = deal.InViews.Select(row => (row.Key.Table, Row: row.Value))
            .Concat(Registrations(deal.Places).Select(registration => (registration.Table, registration.Write.Row)));
        var isWritten = await Task.WhenAll(expected.Select(async row =>
            await tables.GetAsync(row.Table, row.Row.PartitionKey, row.Row.RowKey, cancel) is { } found
            && RetriedWrite.IsSame(row.Row, found)));
        if (isWritten.Contains(false) || !deal.Places.ToHashSet().SetEquals(stored.Places))
        {
            await WriteAsync([deal], read, cancel);
        }
    }

    /// <summary>Reads several deals with parallel point reads; null for each that is not stored.</summary>
    internal async Task<IReadOnlyDictionary<DealId, DealRows?>> ReadAsync(IEnumerable<DealId> ids, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<DealId, DealRows?>();
        await Batches.EachAsync(ids.Distinct(), async (id, token) => stored[id] = await DealRows.ReadAsync(tables, id, token), cancel);
        return stored;
    }

    // The deal as stored, without the addresses and cells of its earlier states.
    private static DealRows WithoutOldPlaces(DealRows stored) => new(stored.Deal, stored.History, new(stored.Named));

    private async Task ApplyAsync(List<DealWrite> writes, CancellationToken cancel)
    {
        if (writes.Count == 0)
        {
            return;
        }

        var uncounted = await UncountedWrite.OpenAsync(
            tables, [.. writes.Select(write => write.Id)], writes.SelectMany(write => write.TouchedCells), cancel);
        var month = Partitions.Registration(TableNames.Changes, Change.Partition(uncounted.At));
        var entries = writes.Select(write => write.ChangeAt(uncounted.At).ToRow());
        await Batches.WriteAsync(tables, entries.Select(entry => (TableNames.Changes, RowWrite.Upsert(entry))).Append(month), cancel);
        var (written, refused) = await WriteOwnRowsAsync(writes, cancel);
        // What another process has prevented did not happen. No reader has seen its entry, since the write is still open.
        var prevented = writes.Where(write => !written.ContainsKey(write.Id)).Select(write => write.ChangeAt(uncounted.At).ToRow());
        await Batches.DeleteAsync(tables, TableNames.Changes, prevented, cancel);
        var others = await WriteOtherRowsAsync([.. writes.Where(write => written.ContainsKey(write.Id))], written, cancel);
        // Touch the month again, so a reader that read between the log entry and the rows sees a new version.
        await Batches.WriteAsync(tables, [uncounted.Closing(others), month], cancel);
        if (refused is not null)
        {
            throw refused;
        }
    }

    /// <returns>
    /// The ETags of the rows, and the exception if another process had changed some of the deals. The other deals can then still be
    /// written completely.
    /// </returns>
    private async Task<(IReadOnlyDictionary<DealId, ETag> Written, ConcurrentWriteException? Refused)> WriteOwnRowsAsync(
        List<DealWrite> writes, CancellationToken cancel)
    {
        var written = new ConcurrentDictionary<DealId, ETag>();
        ConcurrentWriteException? refused = null;
        await Batches.EachAsync(
            writes.GroupBy(write => write.Company),
            async (ofCompany, token) =>
            {
                // An import numbers a company's deals of one day and looks them up until one is missing. Writing them in this order
                // leaves no gap if the process is killed.
                foreach (var write in ofCompany.OrderBy(write => write.Id.ToString().Length).ThenBy(write => write.Id))
                {
                    try
                    {
                        written[write.Id] = await WriteOwnRowAsync(write, isSettled: false, write.Before?.ETag, token);
                    }
                    catch (ConcurrentWriteException other)
                    {
                        refused = other;
                        return;
                    }
                }
            },
            cancel);
        return (written, refused);
    }

    /// <returns>The cells of those deals that another process has changed meanwhile, as it wrote them.</returns>
    private async Task<IReadOnlyCollection<string>> WriteOtherRowsAsync(
        List<DealWrite> writes, IReadOnlyDictionary<DealId, ETag> written, CancellationToken cancel)
    {
        var others = new ConcurrentBag<string>();
        await Batches.WriteAsync(
            tables,
            writes.SelectMany(write => write.ViewWrites()).Concat(Registrations(writes.SelectMany(write => write.NewPlaces))),
            cancel);
        await Batches.EachAsync(writes, async (write, token) => await SettleAsync(write, written[write.Id], others, token), cancel);
        await Batches.WriteAsync(
            tables,
            writes.Where(write => write.Kind == ChangeKind.Removed)
                .Select(write => (TableNames.Deals, RowWrite.Delete(write.Id.ToString(), DealRows.OwnKey))),
            cancel);
        return others;
    }

    /// <summary>
    /// Removes the old addresses from the deal's own row. If another process wrote the deal in the meantime, our older rows may have
    /// overwritten its newer ones, so the rows are written again from the deal as it is now.
    /// </summary>
    private async Task SettleAsync(DealWrite write, ETag tag, ConcurrentBag<string> others, CancellationToken cancel)
    {
        if (write.HasMoved)
        {
            try
            {
                await WriteOwnRowAsync(write, isSettled: true, tag, cancel);
                return;
            }
            catch (ConcurrentWriteException)
            {
                // Handled below, with the deal as the other process wrote it.
            }
        }

        while (await DealRows.ReadAsync(tables, write.Id, cancel) is { } now && now.ETag != tag)
        {
            var stale = write.AllPlaces.Union(now.Places).Except(now.InViews.Keys);
            await Batches.WriteAsync(
                tables,
                now.InViews.Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
                    .Concat(stale.Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row)))),
                cancel);
            tag = now.ETag;
            foreach (var cell in now.Cells)
            {
                others.Add(cell);
            }
        }
    }

    private async Task<ETag> WriteOwnRowAsync(DealWrite write, bool isSettled, ETag? read, CancellationToken cancel) =>
        (await tables.WriteAsync(TableNames.Deals, [RowWrite.Guarded(write.Own(isSettled), read)], cancel))[0];

    private static IEnumerable<(string Table, RowWrite Write)> Registrations(IEnumerable<Address> places) =>
        places.Where(place => Views.Walked.Contains(place.Table)).Select(place => (place.Table, place.Partition))
            .Distinct()
            .Select(place => Partitions.Registration(place.Table, place.Partition));
}
