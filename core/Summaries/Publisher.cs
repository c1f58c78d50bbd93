using System.Collections.Concurrent;
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

    private readonly ConcurrentBag<(string Group, string Series, long? Replaced)> _written = [];

    /// <summary>The newest publication counted, where the overall group was added up.</summary>
    public PartialDate? Reported { get; private set; }

    /// <summary>How many groups came out different.</summary>
    /// <param name="touched">The cells that were counted anew.</param>
    /// <param name="counts">All cells of groups, where they are at hand; others are read.</param>
    public async Task<int> PublishAsync(
        IReadOnlyCollection<Cell> touched, IReadOnlyDictionary<string, List<CellCount>>? counts, Action<int, int>? progress, CancellationToken cancel)
    {
        var lines = new ConcurrentBag<(Dimension Dimension, LineHistory Line)>();
        var groups = touched.GroupBy(cell => cell.Group, StringComparer.Ordinal).ToList();
        var done = 0;
        await Batches.EachAsync(
            groups,
            async (group, token) =>
            {
                var own = counts is null ? await cells.OfAsync(group.Key, token) : counts.GetValueOrDefault(group.Key) ?? [];
                foreach (var (dimension, key, histories, name) in Sums(group.Key, own, group.Select(cell => cell.Period).ToHashSet()))
                {
                    var line = await WriteAsync(dimension, key, name, histories, token);
                    if (dimension != Dimension.Overall)
                    {
                        lines.Add((dimension, line));
                    }
                }

                progress?.Invoke(Interlocked.Increment(ref done), groups.Count);
            },
            cancel);

        foreach (var table in lines.GroupBy(line => line.Dimension, line => line.Line))
        {
            await Batches.EachAsync(
                table.GroupBy(line => SummaryTables.PartOf(line.Key)),
                async (part, token) => await WritePartAsync(table.Key, part.Key, [.. part], token),
                cancel);
        }

        return _written.Count;
    }

    /// <summary>Removes generations that no reader can still be looking at: all but this one and the one it replaced.</summary>
    public Task SweepAsync(CancellationToken cancel) => Batches.EachAsync(
        _written.Where(written => written.Replaced is not null),
        async (written, token) =>
        {
            var older = new RowRange(
                TableNames.Summaries, written.Group, written.Series + RowKeys.Inverted(written.Replaced!.Value) + RowRange.LastKey,
                written.Series + RowRange.LastKey, TableLimits.PageRows, []);
            var rows = await tables.AllAsync(older, token);
            await Batches.WriteAsync(
                tables, rows.Select(row => (TableNames.Summaries, RowWrite.Delete(row.PartitionKey, row.RowKey))), token);
        },
        cancel);

    private IEnumerable<(Dimension Dimension, string Key, IReadOnlyList<IReadOnlyList<Step<Count>>> Histories, string? Name)> Sums(
        string group, IReadOnlyList<CellCount> counts, HashSet<PartialDate> touched)
    {
        var (dimension, key) = Groups.Split(group);
        yield return (dimension, key, [.. counts.Select(cell => cell.Steps)], counts.LastOrDefault(cell => cell.Name is not null)?.Name);
        if (dimension != Dimension.Overall)
        {
            yield break;
        }

        Reported = counts.Max(cell => cell.Reported);
        foreach (var cell in counts.Where(cell => cell.Period.Precision == DatePrecision.Month && touched.Contains(cell.Period)))
        {
            yield return (Dimension.Month, cell.Period.ToString(), [cell.Steps], null);
        }

        var quarters = touched.Where(period => period.Precision != DatePrecision.Year).Select(period => PartialDate.OfQuarter(period.Year, period.Quarter));
        foreach (var quarter in quarters.Distinct())
        {
            yield return (Dimension.Quarter, quarter.ToString(), [.. counts.Where(cell => quarter.Contains(cell.Period)).Select(cell => cell.Steps)], null);
        }

        foreach (var year in touched.Select(period => period.Year).Distinct())
        {
            yield return (Dimension.Year, Views.Year(year), [.. counts.Where(cell => cell.Period.Year == year).Select(cell => cell.Steps)], null);
        }
    }

    private async Task<LineHistory> WriteAsync(
        Dimension dimension, string key, string? name, IReadOnlyList<IReadOnlyList<Step<Count>>> histories, CancellationToken cancel)
    {
        var group = Groups.Of(dimension, key);
        var steps = Stepped.Sum(histories, (day, count) => Publication.Summary(dimension, key, day, count));
        // Before the first publication there was nothing; that step keeps a reader from falling through to an older generation.
        IReadOnlyList<Summary> summaries = [Publication.Summary(dimension, key, DateOnly.MinValue, Count.None), .. steps.Select(step => step.Value)];
        var json = summaries.Select(summary => Columns.Json(summary, DealsJson.Default.Summary)).ToList();
        var hash = Batches.Hash(json);
        await ReplaceAsync(group, "", hash, summaries.Zip(json, (summary, bytes) => Row(group, RefreshState.RowKey(generation, summary.AsOf), hash, bytes)), cancel);
        return new(key, name ?? key, [.. steps.Select(step => new Step<Line>(step.From, new(step.Value.Announced, step.Value.InTalks, step.Value.Cancelled)))]);
    }

    private async Task WritePartAsync(Dimension dimension, string part, IReadOnlyList<LineHistory> changed, CancellationToken cancel)
    {
        var group = Groups.Table(dimension);
        var keys = changed.Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        var before = await NewestAsync(group, part, visible, cancel) is { } row ? SummaryTables.Read(row) : [];
        IReadOnlyList<LineHistory> lines =
        [
            .. before.Where(line => !keys.Contains(line.Key)).Concat(changed.Where(line => line.Steps.Count > 0))
                .OrderBy(line => line.Key, StringComparer.Ordinal),
        ];
        var json = Columns.Json(lines, SummaryJson.Default.Lines);
        var hash = Batches.Hash([json]);
        await ReplaceAsync(group, part, hash, [Row(group, part + RowKeys.Inverted(generation), hash, Columns.Pack(json))], cancel);
    }

    public static Summary ReadSummary(TableEntity row) => Columns.Get(row, Content, DealsJson.Default.Summary)!;

    /// <param name="series">What the keys of the group's rows begin with, before their generation.</param>
    private async Task ReplaceAsync(string group, string series, string hash, IEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        // A refresh that was killed may have left a newer generation than readers see, which this one makes visible.
        var newest = await NewestAsync(group, series, generation, cancel);
        var isVisible = newest is null || GenerationOf(newest, series) <= visible;
        if (newest?.GetString(Hash) != hash)
        {
            await Batches.WriteAsync(tables, rows.Select(row => (TableNames.Summaries, RowWrite.Upsert(row))), cancel);
        }
        else if (isVisible)
        {
            return;
        }

        var current = isVisible ? newest : await NewestAsync(group, series, visible, cancel);
        _written.Add((group, series, current is null ? null : GenerationOf(current, series)));
    }

    // The first refresh of all finds nothing, and need not look.
    private async Task<TableEntity?> NewestAsync(string group, string series, long upTo, CancellationToken cancel)
    {
        if (generation == 1)
        {
            return null;
        }

        var range = new RowRange(TableNames.Summaries, group, series + RowKeys.Inverted(upTo), series + RowRange.LastKey, 1, []);
        await foreach (var newest in tables.EachAsync(range, cancel))
        {
            return newest;
        }

        return null;
    }

    private static long GenerationOf(TableEntity row, string series) => RefreshState.GenerationOf(row.RowKey[series.Length..]);

    private static TableEntity Row(string group, string key, string hash, byte[] content)
    {
        var row = new TableEntity(group, key) { [Hash] = hash };
        Columns.Put(row, Content, content);
        return row;
    }
}
