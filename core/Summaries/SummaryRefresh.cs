using System.Collections.Concurrent;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Rebuilds the summaries affected by the change log. Cells are always counted from the deals' rows and never adjusted. So every
/// step can be repeated, and a refresh after a crash or a full refresh gives the same bytes.
/// </summary>
public sealed class SummaryRefresh
{
    // With more cells, one pass over all deals is cheaper than a query for each cell.
    private const int MostCellsByThemselves = 5000;

    // A history with more days is stored in one part per year.
    private const int DaysInOnePart = 64;

    // A writer logs a change before writing it. After this time the change is written, or the writer's retry has logged it again.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

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

    /// <param name="full">Recount everything, not only what the change log lists.</param>
    /// <param name="progress">Called after each group, with the number done and the total.</param>
    /// <param name="cancel">Stops the refresh. Readers then see what they saw before.</param>
    /// <param name="alone">No other refresh can be running, so any lease was left by a dead process.</param>
    public async Task<RefreshRun> RunAsync(bool full, Action<int, int>? progress, CancellationToken cancel, bool alone = false)
    {
        var started = _time.GetUtcNow();
        var before = await RefreshState.ReadAsync(_tables, cancel);
        var isFree = before.LeasedUntil is null || before.LeasedUntil <= started || alone;
        using var lease = isFree ? await RefreshLease.TakeAsync(_tables, _time, before, full) : null;
        if (lease is null)
        {
            return new(RefreshOutcome.AlreadyRunning, started, TimeSpan.Zero, 0, 0, 0, 0, before.Generation);
        }

        var sent = _tables.Requests;
        try
        {
            var run = await RunAsync(lease, started, full, progress, cancel);
            run = run with { Took = _time.GetUtcNow() - started, Requests = _tables.Requests - sent };
            await _log.AddAsync(run, cancel);
            return run;
        }
        catch (Exception failed)
        {
            // Release the lease, so the next refresh need not wait until it runs out.
            await lease.State.ReleaseAsync(_tables);
            var run = new RefreshRun(
                RefreshOutcome.Failed,
                started,
                _time.GetUtcNow() - started,
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
        var changes = await ChangesAsync(taken.Watermark - Overlap, cancel);
        var cells = changes.SelectMany(change => change.Cells).Distinct(StringComparer.Ordinal).Select(SummaryCell.Parse).ToHashSet();
        var touched = new ConcurrentDictionary<SummaryCell, DateOnly>();
        IReadOnlyDictionary<string, List<CellHistory>>? histories = null;
        if (full || cells.Count > _most)
        {
            cells = full ? [.. cells, .. await store.AllAsync(cancel)] : cells;
            histories = await RecountAllAsync(store, cells, full, cancel);
            touched = new(cells.Select(cell => KeyValuePair.Create(cell, DateOnly.MinValue)));
        }
        else
        {
            await Batches.EachAsync(
                cells,
                async (cell, token) =>
                {
                    if (await store.RecountAsync(cell, token) is { } since)
                    {
                        touched[cell] = since;
                    }
                },
                cancel);
        }

        var writer = new SummaryWriter(tables, store, taken.Generation, taken.LastTaken, _whole);
        var written = await writer.WriteGroupsAsync(touched, histories, progress, cancel);
        await (lease.State with
        {
            Generation = written > 0 ? taken.LastTaken : taken.Generation,
            Watermark = started,
            UnfinishedFull = full ? null : taken.UnfinishedFull,
            LeasedUntil = null,
            At = started,
            Reported = writer.Reported ?? taken.Reported,
            Known = writer.Known ?? taken.Known,
        }).WriteAsync(_tables, cancel);
        // The lease is already released here; no refresh needs the rows that are swept.
        await writer.SweepAsync(_tables, cancel);
        return new(
            written > 0 ? RefreshOutcome.Refreshed : RefreshOutcome.NothingToDo,
            started,
            TimeSpan.Zero,
            changes.Count,
            cells.Count,
            written,
            0,
            taken.LastTaken);
    }

    private async Task<IReadOnlyList<Change>> ChangesAsync(DateTimeOffset? since, CancellationToken cancel)
    {
        var months = await Partitions.OfAsync(_tables, TableNames.Changes, cancel);
        var first = since is null ? "" : Change.Partition(since.Value);
        var from = since is null ? "" : Change.KeyAt(since.Value);
        var changes = new List<Change>();
        foreach (var month in months.Where(month => string.CompareOrdinal(month, first) >= 0))
        {
            var range = RowRange.Whole(TableNames.Changes, month) with { From = from };
            changes.AddRange((await _tables.AllAsync(range, cancel)).Select(Change.OfRow));
        }

        return changes;
    }

    /// <summary>
    /// Counts cells in one pass over the deals, year by year, since every cell lies within a year. Returns all cells of the groups
    /// that the given cells belong to.
    /// </summary>
    /// <param name="cells">The cells to count. If <paramref name="full"/>, all cells that have a deal are added.</param>
    private async Task<IReadOnlyDictionary<string, List<CellHistory>>> RecountAllAsync(
        CellStore store, HashSet<SummaryCell> cells, bool full, CancellationToken cancel)
    {
        var groups = cells.Select(cell => cell.Group).ToHashSet(StringComparer.Ordinal);
        var histories = new Dictionary<string, List<CellHistory>>(StringComparer.Ordinal);
        var seen = new HashSet<SummaryCell>();
        foreach (var year in await Partitions.OfAsync(_tables, Views.ByDate.Table, cancel))
        {
            var periods = new Dictionary<SummaryCell, List<DealPeriod>>();
            await foreach (var row in _tables.EachAsync(RowRange.Whole(Views.ByDate.Table, year), cancel))
            {
                foreach (var period in ViewRow.ReadAll(row))
                {
                    foreach (var cell in SummaryCell.Of(period.Item).Distinct().Where(cell => full || groups.Contains(cell.Group)))
                    {
                        (periods.TryGetValue(cell, out var cellPeriods) ? cellPeriods : periods[cell] = []).Add(period);
                    }
                }
            }

            var counted = periods.Select(pair => (Cell: pair.Key, History: CellStore.Count(pair.Key, pair.Value))).ToList();
            foreach (var (cell, history) in counted)
            {
                Of(cell.Group).Add(history);
                seen.Add(cell);
            }

            // Store everything published, including deals other processes just wrote. The next refresh compares with it.
            await store.WriteAsync(counted, cancel);
        }

        // Cells that have lost their last deal become empty.
        var emptied = cells.Except(seen).Select(cell => (Cell: cell, History: CellStore.Count(cell, []))).ToList();
        foreach (var (cell, history) in emptied)
        {
            Of(cell.Group).Add(history);
        }

        await store.WriteAsync(emptied, cancel);
        if (full)
        {
            cells.UnionWith(seen);
        }

        return histories;

        List<CellHistory> Of(string group) => histories.TryGetValue(group, out var cellsOfGroup) ? cellsOfGroup : histories[group] = [];
    }
}
