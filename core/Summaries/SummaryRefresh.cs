using Azure.Data.Tables;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

public enum RefreshOutcome
{
    Refreshed,
    NothingToDo,

    /// <summary>Another refresh is at work; it sees the same changes.</summary>
    AlreadyRunning,
}

/// <summary>What a refresh did.</summary>
/// <param name="Changes">Entries of the change log that it read.</param>
/// <param name="Cells">Sets of deals that it counted anew.</param>
/// <param name="Groups">Summaries that came out different and were written.</param>
public sealed record RefreshRun(RefreshOutcome Outcome, DateTimeOffset Started, TimeSpan Took, int Changes, int Cells, int Groups, long Generation);

/// <summary>
/// Rebuilds the summaries that the change log touches. Every step can be repeated: cells are counted from the deals'
/// rows, never adjusted, so that a refresh after a crash, or a full one, comes to the same bytes.
/// </summary>
public sealed class SummaryRefresh(ITables tables, TimeProvider time)
{
    // A writer logs a change before it writes it; by then it is surely written, or its own retry logs it again.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly Cells _cells = new(tables);

    /// <param name="full">Count everything, whatever the log says.</param>
    /// <param name="progress">Told of each group: how many are done, and of how many.</param>
    /// <param name="cancel">Ends it; what readers see is then as before.</param>
    /// <param name="alone">No other refresh can be at work, so that a lease is one that a dead process left.</param>
    public async Task<RefreshRun> RunAsync(bool full, Action<int, int>? progress, CancellationToken cancel, bool alone = false)
    {
        var started = time.GetUtcNow();
        var before = await RefreshState.ReadAsync(tables, cancel);
        if (before.LeasedUntil > started && !alone)
        {
            return new(RefreshOutcome.AlreadyRunning, started, TimeSpan.Zero, 0, 0, 0, before.Generation);
        }

        var state = await TakeAsync(before, started, cancel);
        if (state is null)
        {
            return new(RefreshOutcome.AlreadyRunning, started, TimeSpan.Zero, 0, 0, 0, before.Generation);
        }

        try
        {
            return await RunAsync(state, started, full, progress, cancel);
        }
        catch
        {
            // Readers still see the last good summaries; the next refresh need not wait for the lease to run out.
            await state.ReleaseAsync(tables);
            throw;
        }
    }

    private async Task<RefreshState?> TakeAsync(RefreshState before, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return await (before with { LastTaken = before.LastTaken + 1, LeasedUntil = now + Lease }).WriteAsync(tables, cancel);
        }
        catch (ConcurrentWriteException)
        {
            return null;
        }
    }

    private async Task<RefreshRun> RunAsync(RefreshState state, DateTimeOffset started, bool full, Action<int, int>? progress, CancellationToken cancel)
    {
        var changes = await ChangesAsync(state.Watermark - Overlap, started, cancel);
        var cells = full ? await AllCellsAsync(cancel) : [.. changes.SelectMany(change => change.Cells).Select(Cell.Parse)];
        await Batches.EachAsync(cells, async (cell, token) => await _cells.RecountAsync(cell, token), cancel);

        var publisher = new Publisher(tables, _cells, state.Generation, state.LastTaken);
        var written = await publisher.PublishAsync(cells, progress, cancel);
        await (state with
        {
            Generation = written > 0 ? state.LastTaken : state.Generation,
            Watermark = started,
            LeasedUntil = null,
            At = started,
            Reported = publisher.Reported ?? state.Reported,
        }).WriteAsync(tables, cancel);
        await publisher.SweepAsync(cancel);

        var run = new RefreshRun(
            written > 0 ? RefreshOutcome.Refreshed : RefreshOutcome.NothingToDo,
            started,
            time.GetUtcNow() - started,
            changes.Count,
            cells.Count,
            written,
            state.LastTaken);
        await RecordAsync(run, cancel);
        return run;
    }

    private async Task<IReadOnlyList<Change>> ChangesAsync(DateTimeOffset? since, DateTimeOffset now, CancellationToken cancel)
    {
        var months = await Partitions.OfAsync(tables, TableNames.Changes, cancel);
        var first = since is null ? "" : Change.Partition(since.Value);
        var from = since is null ? "" : Change.KeyAt(since.Value);
        var changes = new List<Change>();
        foreach (var month in months.Where(month => string.CompareOrdinal(month, first) >= 0))
        {
            var range = RowRange.Whole(TableNames.Changes, month) with { From = from };
            changes.AddRange((await tables.AllAsync(range, cancel)).Select(Change.OfRow));
        }

        return changes;
    }

    private async Task<HashSet<Cell>> AllCellsAsync(CancellationToken cancel)
    {
        var cells = new HashSet<Cell>();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            var rows = await tables.AllAsync(RowRange.Whole(Views.ByDate.Table, year), cancel);
            cells.UnionWith(rows.SelectMany(DealRows.ReadAll).SelectMany(period => Cell.Of(period.Item)));
        }

        // Cells that have lost their last deal are counted down to nothing.
        foreach (var group in await Partitions.OfAsync(tables, TableNames.Cells, cancel))
        {
            cells.UnionWith((await _cells.OfAsync(group, cancel)).Select(cell => new Cell(group, cell.Period)));
        }

        return cells;
    }

    private async Task RecordAsync(RefreshRun run, CancellationToken cancel)
    {
        var row = new TableEntity("runs", RowKeys.Inverted(run.Started.UtcTicks))
        {
            [nameof(run.Outcome)] = Words.Of(run.Outcome),
            [nameof(run.Started)] = run.Started,
            ["Milliseconds"] = (long)run.Took.TotalMilliseconds,
            [nameof(run.Changes)] = run.Changes,
            [nameof(run.Cells)] = run.Cells,
            [nameof(run.Groups)] = run.Groups,
            [nameof(run.Generation)] = run.Generation,
        };
        await tables.WriteAsync(TableNames.Summaries, [RowWrite.Upsert(row)], cancel);
    }
}
