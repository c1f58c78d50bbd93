using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>A line whose history has changed.</summary>
/// <param name="Line">Its steps from that day on, after the one that stands before it; none where no deal is left.</param>
/// <param name="Since">The first day on which it differs from what readers see.</param>
internal sealed record ChangedLine(LineHistory Line, DateOnly Since);

/// <summary>The tables of dimensions, in pieces by a hash of the key: a refresh writes those whose lines have changed.</summary>
internal static class SummaryTables
{
    /// <summary>
    /// All lines that readers see of a dimension, of now or as they stood on a day: of each piece the newest part that has
    /// begun by then, and of it the newest generation up to the visible one.
    /// </summary>
    public static async Task<IReadOnlyList<LineHistory>> LinesAsync(ITables tables, Dimension dimension, DateOnly? asOf, long visible, CancellationToken cancel)
    {
        var (lines, piece) = (new List<LineHistory>(), "");
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Summaries, SeriesKey.Table(dimension, asOf is not null)), cancel))
        {
            var own = SeriesKey.SeriesOf(row);
            if (own != piece && SeriesKey.Generation(row) <= visible && SeriesKey.Begins(row) <= (asOf ?? DateOnly.MaxValue))
            {
                piece = own;
                lines.AddRange(SeriesKey.Lines(row));
            }
        }

        lines.Sort((x, y) => string.CompareOrdinal(x.Key, y.Key));
        return lines;
    }

    /// <summary>What readers see of a piece from a part on, one history a line.</summary>
    public static async Task<IReadOnlyList<LineHistory>> HistoriesAsync(ITables tables, SeriesKey place, DateOnly from, long visible, CancellationToken cancel)
    {
        var (rows, last) = (await tables.AllAsync(place.From(from), cancel), (DateOnly?)null);
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

        return [.. histories.Select(one => new LineHistory(one.Key, one.Value.Name, [.. one.Value.Steps.Select(step => new Step<LineFigures>(step.Key, step.Value))]))];
    }

    /// <summary>Lines after some of them have changed, by key.</summary>
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
