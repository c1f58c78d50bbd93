using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Json;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

/// <summary>Adds cells up to groups and writes those that came out different, under a generation that readers do not see yet.</summary>
internal sealed class Publisher(ITables tables, Cells cells, long visible, long generation)
{
    private const string Content = "Content";
    private const string Hash = "Hash";

    private readonly ConcurrentBag<(string Group, long? Replaced)> _written = [];

    /// <summary>The newest publication counted, where the overall group was added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>How many groups came out different.</summary>
    public async Task<int> PublishAsync(IReadOnlyCollection<Cell> touched, Action<int, int>? progress, CancellationToken cancel)
    {
        var lines = new ConcurrentBag<(Dimension Dimension, LineHistory Line)>();
        var groups = touched.Select(cell => cell.Group).Distinct(StringComparer.Ordinal).ToList();
        var done = 0;
        await Batches.EachAsync(
            groups,
            async (group, token) =>
            {
                var counts = await cells.OfAsync(group, token);
                foreach (var (dimension, key, steps, name) in Sums(group, counts, touched))
                {
                    await WriteAsync(dimension, key, steps, token);
                    lines.Add((dimension, History(key, name, steps)));
                }

                progress?.Invoke(Interlocked.Increment(ref done), groups.Count);
            },
            cancel);

        foreach (var table in lines.Where(line => line.Dimension != Dimension.Overall).GroupBy(line => line.Dimension, line => line.Line))
        {
            await WriteTableAsync(table.Key, [.. table], cancel);
        }

        return _written.Count;
    }

    /// <summary>Removes generations that no reader can still be looking at: all but this one and the one it replaced.</summary>
    public Task SweepAsync(CancellationToken cancel) => Batches.EachAsync(
        _written.Where(written => written.Replaced is not null),
        async (written, token) =>
        {
            var older = RowRange.Whole(TableNames.Summaries, written.Group) with { From = RowKeys.Inverted(written.Replaced!.Value) + RowRange.LastKey };
            var rows = await tables.AllAsync(older, token);
            await Batches.WriteAsync(
                tables, rows.Select(row => (TableNames.Summaries, RowWrite.Delete(row.PartitionKey, row.RowKey))), token);
        },
        cancel);

    private IEnumerable<(Dimension Dimension, string Key, IReadOnlyList<Step<Count>> Steps, string? Name)> Sums(
        string group, IReadOnlyList<CellCount> counts, IReadOnlyCollection<Cell> touched)
    {
        var (dimension, key) = Groups.Split(group);
        yield return (dimension, key, Stepped.Sum([.. counts.Select(cell => cell.Steps)]), counts.LastOrDefault(cell => cell.Name is not null)?.Name);
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = counts.Max(cell => cell.Reported);
        var periods = touched.Where(cell => cell.Group == group).Select(cell => cell.Period).ToHashSet();
        foreach (var cell in counts.Where(cell => cell.Period.Precision == DatePrecision.Month && periods.Contains(cell.Period)))
        {
            yield return (Dimension.Month, cell.Period.ToString(), cell.Steps, null);
        }

        var quarters = periods.Where(period => period.Precision != DatePrecision.Year).Select(period => PartialDate.OfQuarter(period.Year, period.Quarter));
        foreach (var quarter in quarters.Distinct())
        {
            var months = counts.Where(cell => quarter.Contains(cell.Period)).Select(cell => cell.Steps);
            yield return (Dimension.Quarter, quarter.ToString(), Stepped.Sum([.. months]), null);
        }

        foreach (var year in periods.Select(period => period.Year).Distinct())
        {
            var months = counts.Where(cell => cell.Period.Year == year).Select(cell => cell.Steps);
            yield return (Dimension.Year, Views.Year(year), Stepped.Sum([.. months]), null);
        }
    }

    private async Task WriteAsync(Dimension dimension, string key, IReadOnlyList<Step<Count>> steps, CancellationToken cancel)
    {
        var group = Groups.Of(dimension, key);
        // Before the first publication there was nothing; that step keeps a reader from falling through to an older generation.
        IReadOnlyList<Summary> summaries =
        [
            Publication.Summary(dimension, key, DateOnly.MinValue, Count.None),
            .. steps.Select(step => Publication.Summary(dimension, key, step.From, step.Value)),
        ];
        var hash = Publication.Hash(summaries);
        await ReplaceAsync(
            group,
            hash,
            summaries.Select(summary => Row(group, summary.AsOf, hash, Columns.Json(summary, DealsJson.Default.Summary))),
            cancel);
    }

    private async Task WriteTableAsync(Dimension dimension, IReadOnlyList<LineHistory> changed, CancellationToken cancel)
    {
        var group = Groups.Table(dimension);
        var keys = changed.Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        var before = await NewestAsync(group, visible, cancel) is { } row ? ReadLines(row) : [];
        IReadOnlyList<LineHistory> lines =
        [
            .. before.Where(line => !keys.Contains(line.Key)).Concat(changed.Where(line => line.Steps.Count > 0))
                .OrderBy(line => line.Key, StringComparer.Ordinal),
        ];
        var json = Columns.Json(lines, SummaryJson.Default.Lines);
        var hash = Batches.Hash([json]);
        await ReplaceAsync(group, hash, [Row(group, DateOnly.MinValue, hash, Columns.Pack(json))], cancel);
    }

    public static IReadOnlyList<LineHistory> ReadLines(TableEntity row) =>
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Content)!), SummaryJson.Default.Lines)!;

    public static Summary ReadSummary(TableEntity row) => Columns.Get(row, Content, DealsJson.Default.Summary)!;

    private async Task ReplaceAsync(string group, string hash, IEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        // A refresh that was killed may have left a newer generation than readers see, which this one makes visible.
        var newest = await NewestAsync(group, generation, cancel);
        var isVisible = newest is null || RefreshState.GenerationOf(newest.RowKey) <= visible;
        if (newest?.GetString(Hash) != hash)
        {
            await Batches.WriteAsync(tables, rows.Select(row => (TableNames.Summaries, RowWrite.Upsert(row))), cancel);
        }
        else if (isVisible)
        {
            return;
        }

        var current = isVisible ? newest : await NewestAsync(group, visible, cancel);
        _written.Add((group, current is null ? null : RefreshState.GenerationOf(current.RowKey)));
    }

    private async Task<TableEntity?> NewestAsync(string group, long upTo, CancellationToken cancel)
    {
        var range = RowRange.Whole(TableNames.Summaries, group) with { From = RowKeys.Inverted(upTo), Take = 1 };
        await foreach (var newest in tables.EachAsync(range, cancel))
        {
            return newest;
        }

        return null;
    }

    private TableEntity Row(string group, DateOnly day, string hash, byte[] content)
    {
        var row = new TableEntity(group, RefreshState.RowKey(generation, day)) { [Hash] = hash };
        Columns.Put(row, Content, content);
        return row;
    }

    private static LineHistory History(string key, string? name, IReadOnlyList<Step<Count>> steps) => new(
        key,
        name ?? key,
        [.. steps.Select(step => new Step<Line>(
            step.From, new(Publication.Tally(step.Value.Announced), Publication.Tally(step.Value.InTalks), step.Value.Cancelled)))]);
}
