using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Summaries;

/// <summary>Where readers find what a refresh has made.</summary>
/// <remarks>
/// A place is a series of rows in one partition: of every generation a row, or several where a long history is cut by years.
/// Their keys sort newest generation first, and within one the newest part first.
/// </remarks>
/// <param name="Series">What the keys of the rows begin with.</param>
internal sealed record Place(string Partition, string Series)
{
    private const int Buckets = 64;
    private const int Parts = 512;
    private const string Content = "Content";
    private const string LastColumn = "Last";
    private const string HashColumn = "Hash";

    /// <summary>A group's summaries through time.</summary>
    public static Place OfGroup(string group) => new("group-" + Hashed.Bucket(Hashed.Of(group, Buckets)), group + "|");

    /// <summary>The part of a dimension's table in which a key's line stands: as it is now, and through time.</summary>
    public static (Place Now, Place History) OfLine(Dimension dimension, string key)
    {
        var part = Hashed.Bucket(Hashed.Of(key, Parts)) + "|";
        return (new(Table(dimension, isPast: false), part), new(Table(dimension, isPast: true), part));
    }

    public static string Table(Dimension dimension, bool isPast) => $"{(isPast ? "history" : "table")}-{Words.Of(dimension)}";

    public TableEntity Row(long generation, Part part, string hash)
    {
        var row = new TableEntity(Partition, Series + RefreshState.RowKey(generation, part.From)) { [HashColumn] = hash };
        Columns.Put(row, Content, Columns.Pack(part.Json));
        if (part.Last is not null)
        {
            Columns.Put(row, LastColumn, part.Last);
        }

        return row;
    }

    /// <summary>The newest part of the newest generation up to one.</summary>
    public RowRange UpTo(long generation) => new(TableNames.Summaries, Partition, Series + RowKeys.Inverted(generation), Series + RowRange.LastKey, 1, []);

    /// <summary>Of a generation the newest part that begins by a day.</summary>
    public RowRange UpTo(long generation, DateOnly day) => UpTo(generation) with { From = Series + RefreshState.RowKey(generation, day) };

    /// <summary>All generations before one.</summary>
    public RowRange Before(long generation) => UpTo(generation) with { From = Series + RowKeys.Inverted(generation) + RowRange.LastKey, Take = TableLimits.PageRows };

    public static string SeriesOf(TableEntity row) => row.RowKey[..(row.RowKey.LastIndexOf('|') + 1)];

    public static long Generation(TableEntity row) => RefreshState.GenerationOf(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..]);

    /// <summary>The first day of a row's part of the history.</summary>
    public static DateOnly Begins(TableEntity row) => RowKeys.Day(row.RowKey.AsSpan(row.RowKey.LastIndexOf('_') + 1));

    public static string? Hash(TableEntity row) => row.GetString(HashColumn);

    public static IReadOnlyList<Summary> Summaries(TableEntity row) => JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Summaries)!;

    /// <summary>What a row's part of the history ends with; null in a row of an older version, which has it among the others alone.</summary>
    public static Summary? Last(TableEntity row) => Columns.Get(row, LastColumn, SummaryJson.Default.Summary);

    public static IReadOnlyList<LineHistory> Lines(TableEntity row) => JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Lines)!;

    private static byte[] Unpacked(TableEntity row) => Columns.Unpack(Columns.Get(row, Content)!);
}

/// <summary>A part of a history, from a day on.</summary>
/// <param name="Last">What it ends with by itself, so that who asks for today need not unpack the years before; null where nobody does.</param>
internal readonly record struct Part(DateOnly From, byte[] Json, byte[]? Last);

/// <summary>The tables of dimensions, in parts: a refresh writes those whose lines have changed.</summary>
internal static class SummaryTables
{
    /// <summary>
    /// All lines that readers see of a dimension, of now or as they stood on a day: of each part the newest generation up to
    /// the visible one, and in it what stands for the day.
    /// </summary>
    public static async Task<IReadOnlyList<LineHistory>> LinesAsync(ITables tables, Dimension dimension, DateOnly? asOf, long visible, CancellationToken cancel)
    {
        var (lines, part) = (new List<LineHistory>(), "");
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Summaries, Place.Table(dimension, asOf is not null)), cancel))
        {
            var own = Place.SeriesOf(row);
            if (own != part && Place.Generation(row) <= visible && Place.Begins(row) <= (asOf ?? DateOnly.MaxValue))
            {
                part = own;
                lines.AddRange(Place.Lines(row));
            }
        }

        lines.Sort((x, y) => string.CompareOrdinal(x.Key, y.Key));
        return lines;
    }

    /// <summary>All lines of a part in a generation, whole; none where there is no such generation.</summary>
    public static async Task<IReadOnlyList<LineHistory>> WholeAsync(ITables tables, Place place, long generation, CancellationToken cancel)
    {
        var histories = new Dictionary<string, (string Name, SortedDictionary<DateOnly, Line> Steps)>(StringComparer.Ordinal);
        var range = place.UpTo(generation) with { Take = TableLimits.PageRows };
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            if (Place.Generation(row) != generation)
            {
                break;
            }

            foreach (var line in Place.Lines(row))
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

        return [.. histories.Select(one => new LineHistory(one.Key, one.Value.Name, [.. one.Value.Steps.Select(step => new Step<Line>(step.Key, step.Value))]))];
    }
}
