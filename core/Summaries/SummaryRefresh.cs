using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Rebuilds the summaries that the change log touches. Every step can be repeated: cells are counted from the deals'
/// rows, never adjusted, so that a refresh after a crash, or a full one, comes to the same bytes.
/// </summary>
public sealed class SummaryRefresh
{
    // Beyond so many, a pass over all deals is cheaper than a range for each.
    private const int MostCellsByThemselves = 5000;

    // A writer logs a change before it writes it; by then it is surely written, or its own retry logs it again.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly CountedTables _tables;
    private readonly TimeProvider _time;
    private readonly Cells _cells;
    private readonly RunLog _log;

    public SummaryRefresh(ITables tables, TimeProvider time)
    {
        (_time, _tables, _log) = (time, new(tables), new(tables));
        _cells = new(_tables);
    }

    /// <param name="full">Count everything, whatever the log says.</param>
    /// <param name="progress">Told of each group: how many are done, and of how many.</param>
    /// <param name="cancel">Ends it; what readers see is then as before.</param>
    /// <param name="alone">No other refresh can be at work, so that a lease is one that a dead process left.</param>
    public async Task<RefreshRun> RunAsync(bool full, Action<int, int>? progress, CancellationToken cancel, bool alone = false)
    {
        var started = _time.GetUtcNow();
        var before = await RefreshState.ReadAsync(_tables, cancel);
        if (before.LeasedUntil > started && !alone)
        {
            return new(RefreshOutcome.AlreadyRunning, started, TimeSpan.Zero, 0, 0, 0, 0, before.Generation);
        }

        var state = await TakeAsync(before, started, cancel);
        if (state is null)
        {
            return new(RefreshOutcome.AlreadyRunning, started, TimeSpan.Zero, 0, 0, 0, 0, before.Generation);
        }

        var sent = _tables.Requests;
        try
        {
            return await RunAsync(state, started, sent, full, progress, cancel);
        }
        catch (Exception failed)
        {
            // Readers still see the last good summaries; the next refresh need not wait for the lease to run out.
            await state.ReleaseAsync(_tables);
            var run = new RefreshRun(RefreshOutcome.Failed, started, _time.GetUtcNow() - started, 0, 0, 0, _tables.Requests - sent, state.Generation, failed.Message);
            await _log.AddAsync(run, CancellationToken.None);
            throw;
        }
    }

    private async Task<RefreshState?> TakeAsync(RefreshState before, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return await (before with { LastTaken = before.LastTaken + 1, LeasedUntil = now + Lease }).WriteAsync(_tables, cancel);
        }
        catch (ConcurrentWriteException)
        {
            return null;
        }
    }

    private async Task<RefreshRun> RunAsync(RefreshState state, DateTimeOffset started, long sent, bool full, Action<int, int>? progress, CancellationToken cancel)
    {
        var changes = await ChangesAsync(state.Watermark - Overlap, started, cancel);
        var cells = changes.SelectMany(change => change.Cells).Distinct(StringComparer.Ordinal).Select(Cell.Parse).ToHashSet();
        IReadOnlyDictionary<string, List<CellCount>>? counts = null;
        if (full || cells.Count > MostCellsByThemselves)
        {
            cells = full ? [.. cells, .. await CountedAsync(cancel)] : cells;
            counts = await RecountAllAsync(cells, full, cancel);
        }
        else
        {
            await Batches.EachAsync(cells, async (cell, token) => await _cells.RecountAsync(cell, token), cancel);
        }

        var publisher = new Publisher(_tables, _cells, state.Generation, state.LastTaken);
        var written = await publisher.PublishAsync(cells, counts, progress, cancel);
        await (state with
        {
            Generation = written > 0 ? state.LastTaken : state.Generation,
            Watermark = started,
            LeasedUntil = null,
            At = started,
            Reported = publisher.Reported ?? state.Reported,
        }).WriteAsync(_tables, cancel);
        await publisher.SweepAsync(cancel);

        var run = new RefreshRun(
            written > 0 ? RefreshOutcome.Refreshed : RefreshOutcome.NothingToDo,
            started,
            _time.GetUtcNow() - started,
            changes.Count,
            cells.Count,
            written,
            _tables.Requests - sent,
            state.LastTaken);
        await _log.AddAsync(run, cancel);
        return run;
    }

    private async Task<IReadOnlyList<Change>> ChangesAsync(DateTimeOffset? since, DateTimeOffset now, CancellationToken cancel)
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
    private async Task<IReadOnlyDictionary<string, List<CellCount>>> RecountAllAsync(HashSet<Cell> cells, bool full, CancellationToken cancel)
    {
        var groups = cells.Select(cell => cell.Group).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, List<CellCount>>(StringComparer.Ordinal);
        var seen = new HashSet<Cell>();
        foreach (var year in await Partitions.OfAsync(_tables, Views.ByDate.Table, cancel))
        {
            var periods = new Dictionary<Cell, List<DealPeriod>>();
            await foreach (var row in _tables.EachAsync(RowRange.Whole(Views.ByDate.Table, year), cancel))
            {
                foreach (var period in DealRows.ReadAll(row))
                {
                    foreach (var cell in Cell.Of(period.Item).Distinct().Where(cell => full || groups.Contains(cell.Group)))
                    {
                        (periods.TryGetValue(cell, out var own) ? own : periods[cell] = []).Add(period);
                    }
                }
            }

            var counted = periods.Select(pair => (Cell: pair.Key, Count: Cells.Count(pair.Key, pair.Value))).ToList();
            foreach (var (cell, count) in counted)
            {
                (counts.TryGetValue(cell.Group, out var own) ? own : counts[cell.Group] = []).Add(count);
                seen.Add(cell);
            }

            await _cells.WriteAsync(counted.Where(one => full || cells.Contains(one.Cell)), cancel);
        }

        // Cells that have lost their last deal are counted down to nothing.
        await _cells.WriteAsync(cells.Except(seen).Select(cell => (cell, Cells.Count(cell, []))), cancel);
        if (full)
        {
            cells.UnionWith(seen);
        }

        return counts;
    }

    /// <summary>The cells that are stored.</summary>
    private async Task<HashSet<Cell>> CountedAsync(CancellationToken cancel)
    {
        var cells = new HashSet<Cell>();
        foreach (var group in await Partitions.OfAsync(_tables, TableNames.Cells, cancel))
        {
            cells.UnionWith((await _cells.OfAsync(group, cancel)).Select(cell => new Cell(group, cell.Period)));
        }

        return cells;
    }
}
