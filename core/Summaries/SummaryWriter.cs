using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Adds cells up to groups and writes the parts of their histories that came out different, under a generation that readers
/// do not see yet.
/// </summary>
/// <param name="whole">Up to so many days a history is kept in one part.</param>
internal sealed class SummaryWriter(ITables tables, CellStore cells, long visible, long generation, int whole)
{
    private readonly ConcurrentBag<TableEntity> _outdated = [];
    private readonly ConcurrentBag<(Dimension Dimension, ChangedLine Line)> _lines = [];
    private int _changed;

    /// <summary>The newest publication counted, where the overall group was added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>The newest day on which something counted became known, where the overall group was added up.</summary>
    public DateOnly? Known { get; private set; }

    /// <summary>How many groups came out different.</summary>
    /// <param name="touched">The cells that count differently, and from which day on.</param>
    /// <param name="counts">All cells of groups, where they are at hand; others are read.</param>
    public async Task<int> PublishAsync(
        IReadOnlyDictionary<SummaryCell, DateOnly> touched, IReadOnlyDictionary<string, List<CellHistory>>? counts, Action<int, int>? progress, CancellationToken cancel)
    {
        var groups = touched.GroupBy(cell => cell.Key.Group, StringComparer.Ordinal).ToList();
        var done = 0;
        await Batches.EachAsync(
            groups.GroupBy(group => SeriesKey.OfGroup(group.Key).Partition, StringComparer.Ordinal).SelectMany(bucket => bucket.Chunk(50)),
            async (bucket, token) =>
            {
                var rows = new List<TableEntity>();
                foreach (var group in bucket)
                {
                    var own = counts is null ? await cells.OfAsync(group.Key, token) : counts.GetValueOrDefault(group.Key) ?? [];
                    foreach (var sum in Sums(group.Key, own, [.. group.Select(cell => (cell.Key.Period, cell.Value))]))
                    {
                        rows.AddRange(await GroupAsync(sum, token));
                    }

                    progress?.Invoke(Interlocked.Increment(ref done), groups.Count);
                }

                await WriteAsync(rows, token);
            },
            cancel);

        await Batches.EachAsync(
            _lines.GroupBy(line => SeriesKey.OfLine(line.Dimension, line.Line.Line.Key), line => line.Line),
            async (piece, token) => await WriteAsync(await PieceAsync(piece.Key.Now, piece.Key.History, [.. piece], token), token),
            cancel);
        return _changed;
    }

    /// <summary>Removes rows that no reader can still be looking at: of each part that was written all but this generation and the one it replaced.</summary>
    /// <param name="unleased">Tables that ask for no lease.</param>
    /// <param name="cancel">Ends it; what is left goes with the next refresh that writes the part.</param>
    public Task SweepAsync(ITables unleased, CancellationToken cancel) => Batches.DeleteAsync(unleased, TableNames.Summaries, _outdated, cancel);

    private IEnumerable<ChangedGroup> Sums(string group, IReadOnlyList<CellHistory> counts, IReadOnlyList<(PartialDate Period, DateOnly Since)> touched)
    {
        var (dimension, key) = Groups.Split(group);
        // The newest name, whichever way the cells were read.
        var name = counts.Where(cell => cell.Name is not null).MaxBy(cell => cell.Period.ToString(), StringComparer.Ordinal)?.Name;
        yield return new(dimension, key, name, counts, touched.Min(cell => cell.Since));
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = counts.Max(cell => cell.Reported);
        Known = counts.SelectMany(cell => cell.Intervals).Max(interval => (DateOnly?)interval.From);
        foreach (var period in touched.SelectMany(cell => Groups.PeriodsOf(cell.Period).Select(group => (Group: group, cell.Since))).GroupBy(one => one.Group, one => one.Since))
        {
            yield return new(period.Key.Dimension, period.Key.Key, null, [.. counts.Where(cell => Groups.PeriodsOf(cell.Period).Contains(period.Key))], period.Min());
        }
    }

    private async Task<IReadOnlyList<TableEntity>> GroupAsync(ChangedGroup sum, CancellationToken cancel)
    {
        var intervals = sum.Cells.SelectMany(cell => cell.Intervals).ToList();
        var place = SeriesKey.OfGroup(Groups.Of(sum.Dimension, sum.Key));
        var stored = await StoredAsync(place, place.Outlines(), cancel);
        var parts = stored.Changed(TimeSeries.Days(intervals), sum.Since, whole);

        // Before the first publication there was nothing; that step keeps a reader from finding no part at all.
        var steps = TimeSeries.Sum(intervals, parts[0].From, (day, count) => SummaryBuilder.Summary(sum.Dimension, sum.Key, day, count));
        if (sum.Dimension != Dimension.Overall)
        {
            var news = TimeSeries.NewsDays(intervals);
            var lines = steps.Where(step => step.From > DateOnly.MinValue)
                .Select(step => new Step<LineFigures>(step.From, SummaryBuilder.Line(step.Value, isQuiet: !news.Contains(step.From))));
            _lines.Add((sum.Dimension, new(new(sum.Key, sum.Name ?? sum.Key, [.. lines]), sum.Since)));
        }

        return Rows(stored, parts.Select(part =>
        {
            IReadOnlyList<Summary> own = [.. steps.Between(part.From, part.Until).Select(step => step.Value)];
            return new SeriesPart(part.From, Columns.Json(own, SummaryJson.Default.Summaries), Columns.Json(own[^1], SummaryJson.Default.Summary));
        }));
    }

    /// <summary>The rows of a piece of a dimension's table, as it is now and through time.</summary>
    private async Task<IReadOnlyList<TableEntity>> PieceAsync(SeriesKey now, SeriesKey history, IReadOnlyList<ChangedLine> changed, CancellationToken cancel)
    {
        var current = await StoredAsync(now, now.All, cancel);
        var names = current.Shown(DateOnly.MinValue) is { } row ? SeriesKey.Lines(row).ToDictionary(line => line.Key, line => line.Name, StringComparer.Ordinal) : [];
        var isRenamed = changed.Any(one => names.TryGetValue(one.Line.Key, out var name) && name != one.Line.Name);
        var past = await StoredAsync(history, history.Outlines(), cancel);
        var since = isRenamed ? DateOnly.MinValue : past.Reached(changed.Min(one => one.Since));
        var from = past.Cuts.Where(cut => cut <= since).DefaultIfEmpty(DateOnly.MinValue).Max();
        var before = past.Cuts.Count == 0 ? [] : await SummaryTables.HistoriesAsync(tables, history, from, visible, cancel);
        var lines = SummaryTables.Merged(before, changed);
        var parts = past.Changed(lines.SelectMany(line => line.Steps).Select(step => step.From).Where(day => day >= from).ToHashSet(), since, whole);
        return
        [
            .. Rows(past, parts.Select(part => Lines(part.From, lines.Select(line => line with { Steps = line.Steps.Between(part.From, part.Until) })))),
            .. Rows(current, [Lines(DateOnly.MinValue, lines.Select(line => line with { Steps = TimeSeries.Newest(line.Steps) }))]),
        ];

        static SeriesPart Lines(DateOnly from, IEnumerable<LineHistory> some) =>
            new(from, Columns.Json<IReadOnlyList<LineHistory>>([.. some.Where(line => line.Steps.Count > 0)], SummaryJson.Default.Lines), null);
    }

    /// <summary>The rows to be written so that a place shows its parts; none where it shows them already.</summary>
    private List<TableEntity> Rows(StoredSeries stored, IEnumerable<SeriesPart> parts)
    {
        var (rows, isChanged) = (new List<TableEntity>(), false);
        foreach (var part in parts)
        {
            var hash = StableHash.Hash([part.Json]);
            if (stored.Shows(part.From, hash))
            {
                continue;
            }

            // What a killed refresh left, and is as it should be, is made visible with the rest.
            isChanged = true;
            if (!stored.Has(part.From, hash))
            {
                rows.Add(stored.Key.Row(generation, part, hash));
            }

            foreach (var row in stored.Outdated(part.From))
            {
                _outdated.Add(row);
            }
        }

        if (isChanged)
        {
            Interlocked.Increment(ref _changed);
        }

        return rows;
    }

    private Task WriteAsync(IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        Batches.WriteAsync(tables, rows.Select(row => (TableNames.Summaries, RowWrite.Upsert(row))), cancel);

    // The first refresh of all finds nothing, and need not look.
    private async Task<StoredSeries> StoredAsync(SeriesKey place, RowRange range, CancellationToken cancel) =>
        new(place, generation == 1 ? [] : await tables.AllAsync(range, cancel), visible);

    private sealed record ChangedGroup(Dimension Dimension, string Key, string? Name, IReadOnlyList<CellHistory> Cells, DateOnly Since);
}
