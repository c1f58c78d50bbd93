using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>A line whose history has changed.</summary>
/// <param name="Line">The step before that day and all later ones; without steps if no deal is left.</param>
/// <param name="Since">The first day on which it differs from what readers see.</param>
internal sealed record ChangedLine(LineHistory Line, DateOnly Since);

/// <summary>Tables of dimensions, split into buckets by a hash of the key. A refresh writes only buckets with changed lines.</summary>
internal static class SummaryTables
{
    /// <summary>
    /// All visible lines of a dimension, now or as of a day. From each bucket it takes the newest part that begins by that day, in
    /// its newest visible generation.
    /// </summary>
    public static async Task<IReadOnlyList<LineHistory>> LinesAsync(
        ITables tables, Dimension dimension, DateOnly? asOf, long visible, CancellationToken cancel)
    {
        var (lines, lastSeries) = (new List<LineHistory>(), "");
        var range = RowRange.Whole(TableNames.Summaries, SeriesKey.LinesOf(dimension, asOf is not null));
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            var series = SeriesKey.SeriesOf(row);
            if (series != lastSeries && SeriesKey.Generation(row) <= visible && SeriesKey.Begins(row) <= (asOf ?? DateOnly.MaxValue))
            {
                lastSeries = series;
                lines.AddRange(SeriesKey.Lines(row));
            }
        }

        lines.Sort((x, y) => string.CompareOrdinal(x.Key, y.Key));
        return lines;
    }

    /// <summary>The visible histories of all lines in some parts of a bucket.</summary>
    /// <param name="rows">All rows of the parts, in the order of their keys.</param>
    public static IReadOnlyList<LineHistory> Histories(IEnumerable<TableEntity> rows, long visible)
    {
        var last = (DateOnly?)null;
        var histories = new Dictionary<string, (string Name, SortedDictionary<DateOnly, LineFigures> Steps)>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => SeriesKey.Generation(row) <= visible))
        {
            if (SeriesKey.Begins(row) == last)
            {
                continue;
            }

            last = SeriesKey.Begins(row);
            foreach (var line in SeriesKey.Lines(row))
            {
                if (!histories.TryGetValue(line.Key, out var history))
                {
                    histories[line.Key] = history = (line.Name, []);
                }

                foreach (var step in line.Steps)
                {
                    history.Steps[step.From] = step.Value;
                }
            }
        }

        return
        [
            .. histories.Select(history => new LineHistory(
                history.Key, history.Value.Name, [.. history.Value.Steps.Select(step => new Step<LineFigures>(step.Key, step.Value))])),
        ];
    }

    /// <summary>Applies changes to lines. Returns them ordered by key.</summary>
    public static IReadOnlyList<LineHistory> Merged(IReadOnlyList<LineHistory> before, IReadOnlyList<ChangedLine> changed)
    {
        var lines = before.ToDictionary(line => line.Key, StringComparer.Ordinal);
        foreach (var (line, since) in changed)
        {
            var kept = lines.TryGetValue(line.Key, out var old) ? old.Steps.Where(step => step.From < since) : [];
            lines[line.Key] = line with { Steps = [.. kept, .. line.Steps.Where(step => step.From >= since)] };
        }

        return [.. lines.Values.Where(line => line.Steps.Count > 0).OrderBy(line => line.Key, StringComparer.Ordinal)];
    }
}
