using System.Collections.Concurrent;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Rebuilds the summaries that the change log touches. Every step can be repeated: cells are counted from the deals'
/// rows, never adjusted, so that a refresh after a crash, or a full one, comes to the same bytes.
/// </summary>
public sealed class SummaryRefresh
{
    // Beyond so many, a pass over all deals is cheaper than a range for each.
    private const int MostCellsByThemselves = 5000;

    // Up to so many days a history is kept in one part; a longer one year by year.
    private const int DaysInOnePart = 64;

    // A writer logs a change before it writes it; by then it is surely written, or its own retry logs it again.
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

    /// <param name="tables">Where all is stored.</param>
    /// <param name="time">The clock.</param>
    /// <param name="most">Up to so many cells are counted each by itself.</param>
    /// <param name="whole">Up to so many days a history is kept in one part.</param>
    internal SummaryRefresh(ITables tables, TimeProvider time, int most, int whole) =>
        (_time, _tables, _log, _most, _whole) = (time, new(tables), new(tables), most, whole);

    /// <param name="full">Count everything, whatever the log says.</param>
    /// <param name="progress">Told of each group: how many are done, and of how many.</param>
    /// <param name="cancel">Ends it; what readers see is then as before.</param>
    /// <param name="alone">No other refresh can be at work, so that a lease is one that a dead process left.</param>
    public async Task<RefreshRun> RunAsync(bool full, Action<int, int>? progress, CancellationToken cancel, bool alone = false)
    {
        var started = _time.GetUtcNow();
        var before = await RefreshState.ReadAsync(_tables, cancel);
        var isFree = before.LeasedUntil is null || before.LeasedUntil <= started || alone;
        using var lease = isFree ? await RefreshLease.TakeAsync(_tables, _time, before, full, cancel) : null;
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
            // Readers still see the last good summaries; the next refresh need not wait for the lease to run out.
            await lease.State.ReleaseAsync(_tables);
            var run = new RefreshRun(RefreshOutcome.Failed, started, _time.GetUtcNow() - started, 0, 0, 0, _tables.Requests - sent, lease.State.Generation, failed.Message);
            await TryAddAsync(run);
            throw;
        }
    }

    // Storage that failed the refresh may fail its record too. What failed first is then thrown and says more.
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

    private async Task<RefreshRun> RunAsync(RefreshLease lease, DateTimeOffset started, bool full, Action<int, int>? progress, CancellationToken cancel)
    {
        var taken = lease.State;
        var tables = new LeaseCheckedTables(_tables, lease.KeepAsync);
        // What a full refresh counted that never finished, nobody has seen, whatever was published since.
        var seen = taken.UnfinishedFull is { } unfinished ? Math.Min(taken.Generation, unfinished - 1) : taken.Generation;
        var counted = new CellStore(tables, seen, taken.LastTaken);
        var changes = await ChangesAsync(taken.Watermark - Overlap, cancel);
        var cells = changes.SelectMany(change => change.Cells).Distinct(StringComparer.Ordinal).Select(SummaryCell.Parse).ToHashSet();
        var touched = new ConcurrentDictionary<SummaryCell, DateOnly>();
        IReadOnlyDictionary<string, List<CellHistory>>? counts = null;
        if (full || cells.Count > _most)
        {
            cells = full ? [.. cells, .. await counted.AllAsync(cancel)] : cells;
            counts = await RecountAllAsync(counted, cells, full, cancel);
            touched = new(cells.Select(cell => KeyValuePair.Create(cell, DateOnly.MinValue)));
        }
        else
        {
            await Batches.EachAsync(
                cells,
                async (cell, token) =>
                {
                    if (await counted.RecountAsync(cell, token) is { } since)
                    {
                        touched[cell] = since;
                    }
                },
                cancel);
        }

        var publisher = new SummaryWriter(tables, counted, taken.Generation, taken.LastTaken, _whole);
        var written = await publisher.PublishAsync(touched, counts, progress, cancel);
        await (lease.State with
        {
            Generation = written > 0 ? taken.LastTaken : taken.Generation,
            Watermark = started,
            UnfinishedFull = full ? null : taken.UnfinishedFull,
            LeasedUntil = null,
            At = started,
            Reported = publisher.Reported ?? taken.Reported,
            Known = publisher.Known ?? taken.Known,
        }).WriteAsync(_tables, cancel);
        // The lease is given back; what is swept is of no use to any refresh.
        await publisher.SweepAsync(_tables, cancel);
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
    /// Counts cells in one pass over the deals, year by year: every cell lies within a year. What comes back are all cells of
    /// the groups that have one among them.
    /// </summary>
    /// <param name="cells">The cells to count; with <paramref name="full"/> all that have a deal are added.</param>
    private async Task<IReadOnlyDictionary<string, List<CellHistory>>> RecountAllAsync(CellStore counted, HashSet<SummaryCell> cells, bool full, CancellationToken cancel)
    {
        var groups = cells.Select(cell => cell.Group).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, List<CellHistory>>(StringComparer.Ordinal);
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
                        (periods.TryGetValue(cell, out var own) ? own : periods[cell] = []).Add(period);
                    }
                }
            }

            var found = periods.Select(pair => (Cell: pair.Key, Count: CellStore.Count(pair.Key, pair.Value))).ToList();
            foreach (var (cell, count) in found)
            {
                Of(cell.Group).Add(count);
                seen.Add(cell);
            }

            // All that is published is stored, other writers' newest deals among them: the next refresh compares with it.
            await counted.WriteAsync(found, cancel);
        }

        // Cells that have lost their last deal are counted down to nothing.
        var emptied = cells.Except(seen).Select(cell => (Cell: cell, Count: CellStore.Count(cell, []))).ToList();
        foreach (var (cell, count) in emptied)
        {
            Of(cell.Group).Add(count);
        }

        await counted.WriteAsync(emptied, cancel);
        if (full)
        {
            cells.UnionWith(seen);
        }

        return counts;

        List<CellHistory> Of(string group) => counts.TryGetValue(group, out var own) ? own : counts[group] = [];
    }
}
