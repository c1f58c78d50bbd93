using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

/// <summary>Adds cells up to groups and writes those that came out different, under a generation that readers do not see yet.</summary>
internal sealed class Publisher(ITables tables, Cells cells, long visible, long generation)
{
    private readonly ConcurrentBag<(Place Place, long? Replaced)> _written = [];
    private readonly ConcurrentBag<(Dimension Dimension, LineHistory Line)> _lines = [];

    /// <summary>The newest publication counted, where the overall group was added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>How many groups came out different.</summary>
    /// <param name="touched">The cells that were counted anew.</param>
    /// <param name="counts">All cells of groups, where they are at hand; others are read.</param>
    public async Task<int> PublishAsync(
        IReadOnlyCollection<Cell> touched, IReadOnlyDictionary<string, List<CellCount>>? counts, Action<int, int>? progress, CancellationToken cancel)
    {
        var groups = touched.GroupBy(cell => cell.Group, StringComparer.Ordinal).ToList();
        var done = 0;
        await Batches.EachAsync(
            groups.GroupBy(group => Place.OfGroup(group.Key).Partition, StringComparer.Ordinal).SelectMany(bucket => bucket.Chunk(50)),
            async (bucket, token) =>
            {
                var rows = new List<TableEntity>();
                foreach (var group in bucket)
                {
                    var own = counts is null ? await cells.OfAsync(group.Key, token) : counts.GetValueOrDefault(group.Key) ?? [];
                    foreach (var sum in Sums(group.Key, own, group.Select(cell => cell.Period).ToHashSet()))
                    {
                        rows.AddRange(await GroupAsync(sum, token));
                    }

                    progress?.Invoke(Interlocked.Increment(ref done), groups.Count);
                }

                await WriteAsync(rows, token);
            },
            cancel);

        await Batches.EachAsync(
            _lines.GroupBy(line => Place.OfLine(line.Dimension, line.Line.Key), line => line.Line),
            async (part, token) => await WriteAsync(await TablePartAsync(part.Key.Now, part.Key.History, [.. part], token), token),
            cancel);
        return _written.Count;
    }

    /// <summary>Removes generations that no reader can still be looking at: all but this one and the one it replaced.</summary>
    public Task SweepAsync(CancellationToken cancel) => Batches.EachAsync(
        _written.Where(written => written.Replaced is not null),
        async (written, token) =>
        {
            var rows = await tables.AllAsync(written.Place.Before(written.Replaced!.Value), token);
            await Batches.DeleteAsync(tables, TableNames.Summaries, rows, token);
        },
        cancel);

    private IEnumerable<GroupSum> Sums(string group, IReadOnlyList<CellCount> counts, HashSet<PartialDate> touched)
    {
        var (dimension, key) = Groups.Split(group);
        yield return new(dimension, key, counts.LastOrDefault(cell => cell.Name is not null)?.Name, counts);
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = counts.Max(cell => cell.Reported);
        foreach (var cell in counts.Where(cell => cell.Period.Precision == DatePrecision.Month && touched.Contains(cell.Period)))
        {
            yield return new(Dimension.Month, cell.Period.ToString(), null, [cell]);
        }

        var quarters = touched.Where(period => period.Precision != DatePrecision.Year).Select(period => PartialDate.OfQuarter(period.Year, period.Quarter));
        foreach (var quarter in quarters.Distinct())
        {
            yield return new(Dimension.Quarter, quarter.ToString(), null, [.. counts.Where(cell => quarter.Contains(cell.Period))]);
        }

        foreach (var year in touched.Select(period => period.Year).Distinct())
        {
            yield return new(Dimension.Year, Views.Year(year), null, [.. counts.Where(cell => cell.Period.Year == year)]);
        }
    }

    private async Task<IReadOnlyList<TableEntity>> GroupAsync(GroupSum sum, CancellationToken cancel)
    {
        var steps = Stepped.Sum(sum.Cells.SelectMany(cell => cell.Stays), (day, count) => Publication.Summary(sum.Dimension, sum.Key, day, count));
        if (sum.Dimension != Dimension.Overall)
        {
            var lines = steps.Select(step => new Step<Line>(step.From, new(step.Value.Announced, step.Value.InTalks, step.Value.Cancelled)));
            _lines.Add((sum.Dimension, new(sum.Key, sum.Name ?? sum.Key, [.. lines])));
        }

        // Before the first publication there was nothing; that step keeps a reader from falling through to an older generation.
        IReadOnlyList<Step<Summary>> all = [new(DateOnly.MinValue, Publication.Summary(sum.Dimension, sum.Key, DateOnly.MinValue, Count.None)), .. steps];
        var parts = Cut(
            [.. all.Select(step => step.From)],
            (from, until) =>
            {
                IReadOnlyList<Summary> some = [.. all.Between(from, until).Select(step => step.Value)];
                return new(from, Columns.Json(some, SummaryJson.Default.Summaries), Columns.Json(some[^1], SummaryJson.Default.Summary));
            });
        return await RowsAsync(Place.OfGroup(Groups.Of(sum.Dimension, sum.Key)), parts, cancel);
    }

    private async Task<IReadOnlyList<TableEntity>> TablePartAsync(Place now, Place history, IReadOnlyList<LineHistory> changed, CancellationToken cancel)
    {
        var keys = changed.Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        var newest = await NewestAsync(history, visible, cancel);
        var before = newest is null ? [] : await SummaryTables.WholeAsync(tables, history, Place.Generation(newest), cancel);
        IReadOnlyList<LineHistory> lines =
        [
            .. before.Where(line => !keys.Contains(line.Key)).Concat(changed.Where(line => line.Steps.Count > 0))
                .OrderBy(line => line.Key, StringComparer.Ordinal),
        ];
        var parts = Cut(
            lines.SelectMany(line => line.Steps).Select(step => step.From).ToHashSet(),
            (from, until) => new(from, Json([.. lines.Select(line => line with { Steps = line.Steps.Between(from, until) }).Where(line => line.Steps.Count > 0)]), null));
        return
        [
            .. await RowsAsync(now, [new(DateOnly.MinValue, Json([.. lines.Select(line => line with { Steps = [line.Steps[^1]] })]), null)], cancel),
            .. await RowsAsync(history, parts, cancel),
        ];

        static byte[] Json(IReadOnlyList<LineHistory> some) => Columns.Json(some, SummaryJson.Default.Lines);
    }

    private static IReadOnlyList<Part> Cut(IReadOnlyCollection<DateOnly> days, Func<DateOnly, DateOnly?, Part> part)
    {
        var cuts = Stepped.Cuts(days);
        return [.. cuts.Select((from, i) => part(from, i + 1 < cuts.Count ? cuts[i + 1] : null))];
    }

    /// <summary>The rows to be written so that a place shows its parts; none where it shows them already.</summary>
    private async Task<IReadOnlyList<TableEntity>> RowsAsync(Place place, IReadOnlyList<Part> parts, CancellationToken cancel)
    {
        // A refresh that was killed may have left a newer generation than readers see, which this one makes visible.
        var newest = await NewestAsync(place, generation, cancel);
        var isVisible = newest is null || Place.Generation(newest) <= visible;
        var hash = Batches.Hash(parts.Select(part => part.Json));
        var isSame = newest is not null && Place.Hash(newest) == hash;
        if (isSame && isVisible)
        {
            return [];
        }

        var current = isVisible ? newest : await NewestAsync(place, visible, cancel);
        _written.Add((place, current is null ? null : Place.Generation(current)));

        // Of what a killed refresh left, not all parts may be there.
        return [.. parts.Select(part => place.Row(generation, part, hash))];
    }

    private Task WriteAsync(IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        Batches.WriteAsync(tables, rows.Select(row => (TableNames.Summaries, RowWrite.Upsert(row))), cancel);

    // The first refresh of all finds nothing, and need not look.
    private async Task<TableEntity?> NewestAsync(Place place, long upTo, CancellationToken cancel) =>
        generation == 1 || upTo == 0 ? null : await tables.FirstAsync(place.UpTo(upTo), cancel);

    private sealed record GroupSum(Dimension Dimension, string Key, string? Name, IReadOnlyList<CellCount> Cells);
}
