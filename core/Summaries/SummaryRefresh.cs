using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Rebuilds the summaries affected by what was written since the last refresh. Cells are always counted from the deals' rows and never
/// adjusted. So every step can be repeated, and a refresh after a crash or a full refresh gives the same bytes.
/// </summary>
public sealed class SummaryRefresh
{
    // With more cells, one pass over all deals is cheaper than a query for each cell.
    private const int MostCellsByThemselves = 5000;

    // A history with more days is stored in one part per year.
    internal const int DaysInOnePart = 64;

    // A write of a hundred deals takes seconds, and the platform ends an HTTP request after 230 seconds. A writer that is still open
    // after this time was killed.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(5);

    private readonly RequestCountingTables _tables;
    private readonly TimeProvider _time;
    private readonly RunLog _log;
    private readonly int _most;
    private readonly int _whole;

    public SummaryRefresh(ITables tables, TimeProvider time)
        : this(tables, time, MostCellsByThemselves, DaysInOnePart)
    {
    }

    /// <param name="tables">The storage.</param>
    /// <param name="time">The clock.</param>
    /// <param name="most">The most cells that are recounted one by one.</param>
    /// <param name="whole">The most days that a history may have and still be one part.</param>
    internal SummaryRefresh(ITables tables, TimeProvider time, int most, int whole) =>
        (_time, _tables, _log, _most, _whole) = (time, new(tables), new(tables), most, whole);

    /// <summary>The lease of a refresh that is running; null if there is none.</summary>
    public static async Task<HeldLease?> LeaseAsync(ITables tables, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        return state.Holder is null ? null : state.LeaseAt(await ServiceClock.NowAsync(tables, cancel));
    }

    /// <param name="full">Recount everything, not only what has been written since the last refresh.</param>
    /// <param name="progress">Called after each group, with the number done and the total.</param>
    /// <param name="cancel">Stops the refresh. Readers then see what they saw before.</param>
    /// <param name="breakLease">
    /// Takes the lease even if another refresh has it. That one then writes nothing more, unless its process is dead anyway.
    /// </param>
    public async Task<RefreshRun> RunAsync(bool full, Action<int, int>? progress, CancellationToken cancel, bool breakLease = false)
    {
        var (sent, began) = (_tables.Requests, _time.GetTimestamp());
        var now = await ServiceClock.NowAsync(_tables, cancel);
        var before = await RefreshState.ReadAsync(_tables, cancel);
        var held = breakLease ? null : before.LeaseAt(now);
        using var lease = held is null
            ? await RefreshLease.TakeAsync(_tables, _time, before, full || before.NeedsFullCount, now)
            : null;
        if (lease is null)
        {
            held ??= (await RefreshState.ReadAsync(_tables, cancel)).LeaseAt(now);
            return new(RefreshOutcome.AlreadyRunning, now, TimeSpan.Zero, 0, 0, 0, 0, before.Generation) { HeldBy = held };
        }

        try
        {
            var run = await RunAsync(lease, now, full || before.NeedsFullCount, progress, cancel);
            run = run with { Took = _time.GetElapsedTime(began), Requests = _tables.Requests - sent };
            await _log.AddAsync(run, cancel);
            return run;
        }
        catch (Exception failed)
        {
            // Release the lease, so the next refresh need not wait until it runs out.
            await lease.State.ReleaseAsync(_tables);
            var run = new RefreshRun(
                RefreshOutcome.Failed,
                now,
                _time.GetElapsedTime(began),
                0,
                0,
                0,
                _tables.Requests - sent,
                lease.State.Generation,
                failed.Message);
            await TryAddAsync(run);
            throw;
        }
    }

    // A storage error that made the refresh fail may also prevent logging it. The first error is rethrown and more informative.
    private async Task TryAddAsync(RefreshRun run)
    {
        try
        {
            await _log.AddAsync(run, CancellationToken.None);
        }
        catch (Exception unrecorded) when (StorageFault.Of(unrecorded) is not null)
        {
        }
    }

    private async Task<RefreshRun> RunAsync(
        RefreshLease lease, DateTimeOffset started, bool full, Action<int, int>? progress, CancellationToken cancel)
    {
        var taken = lease.State;
        var tables = new LeaseCheckedTables(_tables, lease.KeepAsync);
        // Readers have not seen what an unfinished full refresh counted, even if a later refresh has finished.
        var seen = taken.UnfinishedFull is { } unfinished ? Math.Min(taken.Generation, unfinished - 1) : taken.Generation;
        var store = new CellStore(tables, seen, taken.LastTaken);
        var writes = await UncountedAsync(started, cancel);
        var cells = writes.SelectMany(write => write.Cells).Distinct(StringComparer.Ordinal).Select(SummaryCell.Parse).ToHashSet();
        var recount = new Recount(tables, store);
        IReadOnlyList<TouchedGroup> groups;
        if (full || cells.Count > _most)
        {
            cells = full ? [.. cells, .. await store.AllAsync(cancel)] : cells;
            groups = await new FullCount(_tables, store).RunAsync(cells, full, cancel);
        }
        else
        {
            groups = await recount.RunAsync(cells, null, cancel);
        }

        var writer = new SummaryWriter(tables, store, recount, taken.Generation, taken.LastTaken, _whole);
        var written = await writer.WriteAsync(groups, progress, cancel);
        await (lease.State with
        {
            Generation = written > 0 ? taken.LastTaken : taken.Generation,
            UnfinishedFull = full ? null : taken.UnfinishedFull,
            Holder = null,
            LeasedAt = null,
            NeedsFullCount = false,
            At = started,
            Reported = writer.Reported ?? taken.Reported,
            Known = writer.Known ?? taken.Known,
        }).WriteAsync(_tables, cancel);
        // The lease is already released here; no refresh needs the rows that are removed.
        await UncountedWrite.RemoveAsync(_tables, writes.Where(write => !write.IsOpen), cancel);
        return new(
            written > 0 ? RefreshOutcome.Refreshed : RefreshOutcome.NothingToDo,
            started,
            TimeSpan.Zero,
            writes.Sum(write => write.Deals.Count),
            cells.Count,
            written,
            0,
            taken.LastTaken);
    }

    /// <summary>
    /// Completes the deals of writers that have died, so that each of their rows says the same, and reads all uncounted writes.
    /// </summary>
    private async Task<IReadOnlyList<UncountedWrite>> UncountedAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var writes = await UncountedWrite.AllAsync(_tables, cancel);
        writes = [.. writes.Select(write => write.IsSuperseded(writes) ? write with { IsOpen = false } : write)];
        var dead = writes.Where(write => write.IsOpen && now - write.At > LongestWrite).ToList();
        if (dead.Count == 0)
        {
            return writes;
        }

        try
        {
            await new DealWriter(_tables).RepairAsync([.. dead.SelectMany(write => write.Deals).Distinct()], cancel);
        }
        catch (ConcurrentWriteException)
        {
            // The writer goes on after all, or its command was repeated. The next refresh looks again.
            return writes;
        }

        var completed = dead.Select(write => write.Key).ToHashSet(StringComparer.Ordinal);
        return [.. (await UncountedWrite.AllAsync(_tables, cancel))
            .Select(write => completed.Contains(write.Key) ? write with { IsOpen = false } : write)];
    }
}
