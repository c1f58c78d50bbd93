using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>Writes changed lines into the tables of dimensions, current and through time.</summary>
/// <param name="whole">The most days that a history may have and still be one part.</param>
internal sealed class LineWriter(ITables tables, long visible, long generation, int whole)
{
    // So many are written together, which saves requests and still needs little memory.
    private const int BucketsTogether = 50;

    /// <returns>The series that changed.</returns>
    public async Task<IReadOnlyCollection<string>> WriteAsync(
        IReadOnlyList<(Dimension Dimension, ChangedLine Line)> changed, CancellationToken cancel)
    {
        var series = new ConcurrentBag<string>();
        await Batches.EachAsync(
            changed.GroupBy(line => line.Dimension).SelectMany(table => table
                .GroupBy(line => SeriesKey.OfLine(table.Key, line.Line.Line.Key), line => line.Line)
                .Chunk(BucketsTogether)
                .Select(buckets => (Dimension: table.Key, Buckets: buckets))),
            async (table, token) =>
            {
                foreach (var written in await WriteAsync(table.Dimension, table.Buckets, token))
                {
                    series.Add(written);
                }
            },
            cancel);
        return series;
    }

    private async Task<IReadOnlyCollection<string>> WriteAsync(
        Dimension dimension, IReadOnlyList<IGrouping<(SeriesKey Now, SeriesKey History), ChangedLine>> buckets, CancellationToken cancel)
    {
        var written = new SeriesWrites(generation);
        await ContestedRows.RepeatAsync(async _ =>
        {
            written = new(generation);
            var table = await TableAsync(dimension, cancel);
            foreach (var bucket in buckets)
            {
                var now = table is null ? await RowsAsync(bucket.Key.Now.All, cancel) : table[bucket.Key.Now.Series];
                var past = await RowsAsync(bucket.Key.History.All, cancel);
                AddBucket(new(bucket.Key.Now, now, visible), bucket.Key.History, past, [.. bucket], written);
            }

            await Batches.WriteTogetherAsync(tables, written.All, cancel);
        });
        return written.Changed;
    }

    /// <summary>The current table, by bucket; null for a large one, of which only the buckets that change are read.</summary>
    private async Task<ILookup<string, TableEntity>?> TableAsync(Dimension dimension, CancellationToken cancel)
    {
        if (dimension is Dimension.Company or Dimension.Investor)
        {
            return null;
        }

        var rows = await RowsAsync(RowRange.Whole(TableNames.Summaries, SeriesKey.LinesOf(dimension, isPast: false)), cancel);
        return rows.ToLookup(SeriesKey.SeriesOf, StringComparer.Ordinal);
    }

    /// <summary>Adds the rows of a bucket, current and through time.</summary>
    private void AddBucket(
        StoredSeries current,
        SeriesKey history,
        IReadOnlyList<TableEntity> pastRows,
        IReadOnlyList<ChangedLine> changed,
        SeriesWrites writes)
    {
        var shown = current.Shown(DateOnly.MinValue) is { } row ? SeriesKey.Lines(row) : [];
        var names = shown.ToDictionary(line => line.Key, line => line.Name, StringComparer.Ordinal);
        var isRenamed = changed.Any(change => names.TryGetValue(change.Line.Key, out var name) && name != change.Line.Name);
        var past = new StoredSeries(history, pastRows, visible);
        var since = isRenamed ? DateOnly.MinValue : past.Reached(changed.Min(change => change.Since));
        // A current line begins with its last news. Later parts may only have days in the future on which its talks go stale.
        var read = shown.Select(line => line.Steps[0].From).Append(since).Min();
        var from = past.Cuts.Where(cut => cut <= read).DefaultIfEmpty(DateOnly.MinValue).Max();
        var before = SummaryTables.Histories(pastRows.Where(row => SeriesKey.Begins(row) >= from), visible);
        var lines = SummaryTables.Merged(before, changed);
        var days = lines.SelectMany(line => line.Steps).Select(step => step.From).Where(day => day >= from).ToHashSet();
        writes.Add(past, past.Changed(days, since, whole)
            .Select(part => Part(part.From, lines.Select(line => line with { Steps = line.Steps.Between(part.From, part.Until) }))));
        writes.Add(
            current, [Part(DateOnly.MinValue, lines.Select(line => line with { Steps = TimeSeries.Newest(line.Steps) }))]);

        static SeriesPart Part(DateOnly begin, IEnumerable<LineHistory> content)
        {
            IReadOnlyList<LineHistory> counted = [.. content.Where(line => line.Steps.Count > 0)];
            return new(begin, Columns.Json(counted, SummaryJson.Default.Lines), null);
        }
    }

    // Before the first refresh there are no rows to read.
    private async Task<IReadOnlyList<TableEntity>> RowsAsync(RowRange range, CancellationToken cancel) =>
        generation == 1 ? [] : await tables.AllAsync(range, cancel);
}
