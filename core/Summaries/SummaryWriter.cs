using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Adds up the cells of groups and writes the parts of their histories that changed, under a generation that readers do not see
/// yet.
/// </summary>
/// <param name="whole">The most days that a history may have and still be one part.</param>
internal sealed class SummaryWriter(ITables tables, CellStore cells, long visible, long generation, int whole)
{
    // So many are written together, which saves requests and still needs little memory.
    private const int GroupsTogether = 50;

    private readonly ConcurrentBag<TableEntity> _outdated = [];
    private readonly ConcurrentBag<(Dimension Dimension, ChangedLine Line)> _lines = [];

    /// <summary>The series that changed.</summary>
    public ConcurrentBag<string> Changed { get; } = [];

    /// <summary>The date of the newest source counted; null if the overall group was not added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>The newest day on which counted data became known; null if the overall group was not added up.</summary>
    public DateOnly? Known { get; private set; }

    /// <summary>Writes the groups of changed cells.</summary>
    /// <param name="touched">The cells that changed, with the first day of the change.</param>
    /// <param name="histories">All cells of the groups, if already in memory; null to read them.</param>
    /// <returns>The number of series that changed.</returns>
    public async Task<int> WriteGroupsAsync(
        IReadOnlyDictionary<SummaryCell, DateOnly> touched,
        IReadOnlyDictionary<string, List<CellHistory>>? histories,
        Action<int, int>? progress,
        CancellationToken cancel)
    {
        var groups = touched.GroupBy(cell => cell.Key.Group, StringComparer.Ordinal).ToList();
        var done = 0;
        await Batches.EachAsync(
            groups.GroupBy(group => SeriesKey.OfGroup(group.Key).Partition, StringComparer.Ordinal)
                .SelectMany(bucket => bucket.Chunk(GroupsTogether)),
            async (bucket, token) =>
            {
                var rows = new List<TableEntity>();
                foreach (var group in bucket)
                {
                    var groupCells = histories is null
                        ? await cells.OfAsync(group.Key, token)
                        : histories.GetValueOrDefault(group.Key) ?? [];
                    foreach (var changed in ChangedGroups(group.Key, groupCells, [.. group.Select(cell => (cell.Key.Period, cell.Value))]))
                    {
                        // A pass over all deals counts more cells of a group than those that were written.
                        var periods = histories is null ? group.Select(cell => cell.Key.Period) : groupCells.Select(cell => cell.Period);
                        rows.AddRange(await GroupAsync(changed, changed.IsDerived ? [] : [.. periods], token));
                    }

                    progress?.Invoke(Interlocked.Increment(ref done), groups.Count);
                }

                await WriteAsync(rows, token);
            },
            cancel);

        await Batches.EachAsync(
            _lines.GroupBy(line => SeriesKey.OfLine(line.Dimension, line.Line.Line.Key), line => line.Line)
                .GroupBy(bucket => bucket.Key.Now.Partition, StringComparer.Ordinal)
                .SelectMany(table => table.Chunk(GroupsTogether)),
            async (buckets, token) =>
            {
                var rows = new List<TableEntity>();
                foreach (var bucket in buckets)
                {
                    rows.AddRange(await LineBucketAsync(bucket.Key.Now, bucket.Key.History, [.. bucket], token));
                }

                await WriteAsync(rows, token);
            },
            cancel);
        return Changed.Count;
    }

    /// <summary>
    /// Deletes rows that no reader can still be reading: in each part written, all but this generation and the one it replaced.
    /// </summary>
    /// <param name="unleased">Tables that do not check the lease.</param>
    /// <param name="cancel">Stops the deletion. The next refresh that writes the part deletes the rest.</param>
    public Task SweepAsync(ITables unleased, CancellationToken cancel) =>
        Batches.DeleteAsync(unleased, TableNames.Summaries, _outdated, cancel);

    // The overall group also gives the groups of all periods.
    private IEnumerable<ChangedGroup> ChangedGroups(
        string group, IReadOnlyList<CellHistory> groupCells, IReadOnlyList<(PartialDate Period, DateOnly Since)> touched)
    {
        var (dimension, key) = Groups.Split(group);
        // The newest name, independent of the order in which cells were read.
        var name = groupCells.Where(cell => cell.Name is not null).MaxBy(cell => cell.Period.ToString(), StringComparer.Ordinal)?.Name;
        yield return new(dimension, key, name, groupCells, touched.Min(cell => cell.Since), IsDerived: false);
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = groupCells.Max(cell => cell.Reported);
        Known = groupCells.SelectMany(cell => cell.Intervals).Max(interval => (DateOnly?)interval.From);
        var periods = touched
            .SelectMany(cell => Groups.PeriodsOf(cell.Period).Select(period => (Group: period, cell.Since)))
            .GroupBy(change => change.Group, change => change.Since);
        foreach (var period in periods)
        {
            var periodCells = groupCells.Where(cell => Groups.PeriodsOf(cell.Period).Contains(period.Key)).ToList();
            yield return new(period.Key.Dimension, period.Key.Key, null, periodCells, period.Min(), IsDerived: true);
        }
    }

    /// <param name="periods">The periods of cells that were counted.</param>
    private async Task<IReadOnlyList<TableEntity>> GroupAsync(
        ChangedGroup group, IReadOnlyList<PartialDate> periods, CancellationToken cancel)
    {
        var intervals = CountedInterval.WithoutOverlaps(group.Cells.SelectMany(cell => cell.Intervals));
        var key = SeriesKey.OfGroup(Groups.Of(group.Dimension, group.Key));
        var storedRows = (await RowsAsync(key.Outlines(), cancel)).ToLookup(SeriesKey.SeriesOf, StringComparer.Ordinal);
        var stored = new StoredSeries(key, storedRows[key.Series], visible);
        var parts = stored.Changed(TimeSeries.Days(intervals), group.Since, whole);

        // The first step, before the first publication, is empty. With it a reader always finds a part.
        var steps = TimeSeries.Sum(
            intervals, parts[0].From, (day, aggregate) => SummaryBuilder.Summary(group.Dimension, group.Key, day, aggregate));
        if (group.Dimension != Dimension.Overall)
        {
            var newsDays = TimeSeries.NewsDays(intervals);
            var lines = steps.Where(step => step.From > DateOnly.MinValue)
                .Select(step => new Step<LineFigures>(step.From, SummaryBuilder.Line(step.Value, isQuiet: !newsDays.Contains(step.From))));
            _lines.Add((group.Dimension, new(new(group.Key, group.Name ?? group.Key, [.. lines]), group.Since)));
        }

        var history = parts.Select(part =>
        {
            IReadOnlyList<Summary> summaries = [.. steps.Between(part.From, part.Until).Select(step => step.Value)];
            return new SeriesPart(
                part.From,
                Columns.Json(summaries, SummaryJson.Default.Summaries),
                Columns.Json(summaries[^1], SummaryJson.Default.Summary));
        });
        var deals = periods.SelectMany(period => WindowRows.Of(Groups.Of(group.Dimension, group.Key), period, DealsOf(group, period)));
        return
        [
            .. Rows(stored, history),
            .. deals.Where(row => row.Deals.Count > 0 || storedRows.Contains(row.Key.Series)).SelectMany(row => Rows(
                new(row.Key, storedRows[row.Key.Series], visible),
                [new(DateOnly.MinValue, Columns.Json(row.Deals, SummaryJson.Default.Intervals), null)])),
        ];
    }

    private IReadOnlyList<CountedInterval> DealsOf(ChangedGroup group, PartialDate period) => group.Dimension == Dimension.Overall
        ? cells.Deals.GetValueOrDefault(period) ?? []
        : group.Cells.FirstOrDefault(cell => cell.Period == period)?.Intervals ?? [];

    /// <summary>The rows of a bucket of a dimension's table, current and through time.</summary>
    private async Task<IReadOnlyList<TableEntity>> LineBucketAsync(
        SeriesKey now, SeriesKey history, IReadOnlyList<ChangedLine> changed, CancellationToken cancel)
    {
        var current = new StoredSeries(now, await RowsAsync(now.All, cancel), visible);
        var names = current.Shown(DateOnly.MinValue) is { } row
            ? SeriesKey.Lines(row).ToDictionary(line => line.Key, line => line.Name, StringComparer.Ordinal)
            : [];
        var isRenamed = changed.Any(change => names.TryGetValue(change.Line.Key, out var name) && name != change.Line.Name);
        var pastRows = await RowsAsync(history.All, cancel);
        var past = new StoredSeries(history, pastRows, visible);
        var since = isRenamed ? DateOnly.MinValue : past.Reached(changed.Min(change => change.Since));
        var from = past.Cuts.Where(cut => cut <= since).DefaultIfEmpty(DateOnly.MinValue).Max();
        var before = SummaryTables.Histories(pastRows.Where(row => SeriesKey.Begins(row) >= from), visible);
        var lines = SummaryTables.Merged(before, changed);
        var days = lines.SelectMany(line => line.Steps).Select(step => step.From).Where(day => day >= from).ToHashSet();
        var pastParts = past.Changed(days, since, whole)
            .Select(part => Part(part.From, lines.Select(line => line with { Steps = line.Steps.Between(part.From, part.Until) })));
        return
        [
            .. Rows(past, pastParts),
            .. Rows(current, [Part(DateOnly.MinValue, lines.Select(line => line with { Steps = TimeSeries.Newest(line.Steps) }))]),
        ];

        static SeriesPart Part(DateOnly begin, IEnumerable<LineHistory> content)
        {
            IReadOnlyList<LineHistory> counted = [.. content.Where(line => line.Steps.Count > 0)];
            return new(begin, Columns.Json(counted, SummaryJson.Default.Lines), null);
        }
    }

    /// <summary>The rows to write to make the given parts visible; empty if they already are.</summary>
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

            // A matching row left by a killed refresh becomes visible with the rest.
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
            Changed.Add($"{stored.Key.Partition} {stored.Key.Series}");
        }

        return rows;
    }

    private Task WriteAsync(IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        Batches.WriteAsync(tables, rows.Select(row => (TableNames.Summaries, RowWrite.Upsert(row))), cancel);

    // Before the first refresh there are no rows to read.
    private async Task<IReadOnlyList<TableEntity>> RowsAsync(RowRange range, CancellationToken cancel) =>
        generation == 1 ? [] : await tables.AllAsync(range, cancel);

    /// <param name="IsDerived">Whether it is a month, quarter or year, which has no cells of its own.</param>
    private sealed record ChangedGroup(
        Dimension Dimension, string Key, string? Name, IReadOnlyList<CellHistory> Cells, DateOnly Since, bool IsDerived);
}
