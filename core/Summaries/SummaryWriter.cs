using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Adds up the cells of groups and writes the parts of their histories that changed, under a generation that readers do not see
/// yet.
/// </summary>
/// <param name="recount">Counts the cells of a group again if another process has written one of its rows.</param>
/// <param name="whole">The most days that a history may have and still be one part.</param>
internal sealed class SummaryWriter(
    ITables tables, CellStore cells, Recount recount, long visible, long generation, int whole)
{
    // So many are written together, which saves requests and still needs little memory.
    private const int GroupsTogether = 50;

    private readonly ConcurrentDictionary<(Dimension Dimension, string Key), ChangedLine> _lines = [];
    private readonly ConcurrentDictionary<string, bool> _changed = new(StringComparer.Ordinal);

    /// <summary>The series that changed.</summary>
    public ICollection<string> Changed => _changed.Keys;

    /// <summary>The date of the newest source counted; null if the overall group was not added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>The newest day on which counted data became known; null if the overall group was not added up.</summary>
    public DateOnly? Known { get; private set; }

    /// <summary>Writes groups, and the tables of dimensions that have a line for each.</summary>
    /// <returns>The number of series that changed.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<TouchedGroup> groups, Action<int, int>? progress, CancellationToken cancel)
    {
        var done = 0;
        await Batches.EachAsync(
            groups.GroupBy(group => CellStore.Bucket(group.Group), StringComparer.Ordinal)
                .SelectMany(bucket => bucket.Chunk(GroupsTogether)),
            async (bucket, token) =>
            {
                await WriteBucketAsync(bucket, token);
                progress?.Invoke(Interlocked.Add(ref done, bucket.Length), groups.Count);
            },
            cancel);
        var lines = new LineWriter(tables, visible, generation, whole);
        foreach (var series in await lines.WriteAsync([.. _lines.Select(line => (line.Key.Dimension, line.Value))], cancel))
        {
            _changed[series] = true;
        }

        return _changed.Count;
    }

    private Task WriteBucketAsync(IReadOnlyList<TouchedGroup> bucket, CancellationToken cancel) => ContestedRows.RepeatAsync(async again =>
    {
        var groups = again && bucket.All(group => group is RecountedGroup) ? await AgainAsync(bucket, cancel) : bucket;
        var writes = new SeriesWrites(generation);
        foreach (var group in groups)
        {
            foreach (var write in group.Writes)
            {
                writes.Add(TableNames.Cells, write);
            }

            foreach (var changed in ChangedGroups(group))
            {
                await AddAsync(changed, changed.IsDerived ? [] : [.. group.Counted], writes, cancel);
            }
        }

        await Batches.WriteTogetherAsync(tables, writes.All, cancel);
        foreach (var series in writes.Changed)
        {
            _changed[series] = true;
        }
    });

    private async Task<IReadOnlyList<TouchedGroup>> AgainAsync(IReadOnlyList<TouchedGroup> bucket, CancellationToken cancel)
    {
        var touched = bucket.SelectMany(group => group.Touched.Select(cell => (new SummaryCell(group.Group, cell.Key), cell.Value)))
            .ToDictionary();
        return await recount.RunAsync(touched.Keys, touched, cancel);
    }

    // The overall group also gives the groups of all periods.
    private IEnumerable<ChangedGroup> ChangedGroups(TouchedGroup group)
    {
        var (dimension, key) = Groups.Split(group.Group);
        var groupCells = group.Cells();
        // The newest name, independent of the order in which cells were read.
        var name = groupCells.Where(cell => cell.Name is not null).MaxBy(cell => cell.Period.ToString(), StringComparer.Ordinal)?.Name;
        yield return new(dimension, key, name, groupCells, group.Touched.Values.Min(), group.Outlines, IsDerived: false);
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = groupCells.Max(cell => cell.Reported);
        Known = groupCells.SelectMany(cell => cell.Intervals).Max(interval => (DateOnly?)interval.From);
        var periods = group.Touched
            .SelectMany(cell => Groups.PeriodsOf(cell.Key).Select(period => (Group: period, Since: cell.Value)))
            .GroupBy(change => change.Group, change => change.Since);
        foreach (var period in periods)
        {
            var periodCells = groupCells.Where(cell => Groups.PeriodsOf(cell.Period).Contains(period.Key)).ToList();
            yield return new(period.Key.Dimension, period.Key.Key, null, periodCells, period.Min(), null, IsDerived: true);
        }
    }

    /// <param name="periods">The periods of cells that were counted.</param>
    private async Task AddAsync(
        ChangedGroup group, IReadOnlyList<PartialDate> periods, SeriesWrites writes, CancellationToken cancel)
    {
        var intervals = CountedInterval.WithoutOverlaps(group.Cells.SelectMany(cell => cell.Intervals));
        var key = SeriesKey.OfGroup(Groups.Of(group.Dimension, group.Key));
        var storedRows = (group.Outlines ?? await OutlinesAsync(key, cancel)).ToLookup(SeriesKey.SeriesOf, StringComparer.Ordinal);
        var stored = new StoredSeries(key, storedRows[key.Series], visible);
        var parts = stored.Changed(TimeSeries.Days(intervals), group.Since, whole);

        // The first step, before the first publication, is empty. With it a reader always finds a part.
        var steps = TimeSeries.Sum(
            intervals, parts[0].From, (day, aggregate) => SummaryBuilder.Summary(group.Dimension, group.Key, day, aggregate));
        if (group.Dimension != Dimension.Overall)
        {
            _lines[(group.Dimension, group.Key)] = new(Line(group, steps, TimeSeries.NewsDays(intervals)), group.Since);
        }

        writes.Add(stored, parts.Select(part =>
        {
            IReadOnlyList<Summary> summaries = [.. steps.Between(part.From, part.Until).Select(step => step.Value)];
            return new SeriesPart(
                part.From,
                Columns.Json(summaries, SummaryJson.Default.Summaries),
                Columns.Json(summaries[^1], SummaryJson.Default.Summary));
        }));
        var deals = periods.SelectMany(period => WindowRows.Of(Groups.Of(group.Dimension, group.Key), period, DealsOf(group, period)));
        foreach (var row in deals.Where(row => row.Deals.Count > 0 || storedRows.Contains(row.Key.Series)))
        {
            writes.Add(
                new(row.Key, storedRows[row.Key.Series], visible),
                [new(DateOnly.MinValue, Columns.Json(row.Deals, SummaryJson.Default.Intervals), null)]);
        }
    }

    private static LineHistory Line(ChangedGroup group, IReadOnlyList<Step<Summary>> steps, IReadOnlySet<DateOnly> newsDays) => new(
        group.Key,
        group.Name ?? group.Key,
        [
            .. steps.Where(step => step.From > DateOnly.MinValue).Select(step => new Step<LineFigures>(
                step.From, SummaryBuilder.Line(step.Value, isQuiet: !newsDays.Contains(step.From)))),
        ]);

    private IReadOnlyList<CountedInterval> DealsOf(ChangedGroup group, PartialDate period) => group.Dimension == Dimension.Overall
        ? cells.Deals.GetValueOrDefault(period) ?? []
        : group.Cells.FirstOrDefault(cell => cell.Period == period)?.Intervals ?? [];

    // Before the first refresh there are no rows to read.
    private async Task<IReadOnlyList<TableEntity>> OutlinesAsync(SeriesKey key, CancellationToken cancel) =>
        generation == 1 ? [] : await tables.AllAsync(key.Outlines(), cancel);

    /// <param name="Outlines">The keys and hashes of its summaries; null to read them.</param>
    /// <param name="IsDerived">Whether it is a month, quarter or year, which has no cells of its own.</param>
    private sealed record ChangedGroup(
        Dimension Dimension,
        string Key,
        string? Name,
        IReadOnlyList<CellHistory> Cells,
        DateOnly Since,
        IReadOnlyList<TableEntity>? Outlines,
        bool IsDerived);
}
