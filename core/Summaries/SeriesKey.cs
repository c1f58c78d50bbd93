using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The key of a stored history: a series of rows in one partition.</summary>
/// <remarks>
/// A short history is stored as one part, a longer one as parts by year, each beginning with the last step before it. A part
/// may have rows of several generations. Row keys sort the newest part first, then the newest generation. So a refresh can
/// write only the parts that changed, and the first visible row of a range is the one a reader needs.
/// </remarks>
/// <param name="Series">The prefix of the row keys.</param>
internal sealed record SeriesKey(string Table, string Partition, string Series)
{
    /// <summary>After the group or bucket in a row key.</summary>
    public const string Mark = "|";

    /// <summary>The column with the hash of the content, which is enough to know whether it changed.</summary>
    public const string HashColumn = "Hash";

    private const int LineBuckets = 512;
    private const string Content = "Content";
    private const string LastColumn = "Last";

    // A group's cells have a digit in this place, so they come before.
    private const string Sums = "@sums";

    // Parts of a history begin with digits, so these come after them.
    private const string DealsMark = "deals-";

    /// <summary>All rows.</summary>
    public RowRange All => new(Table, Partition, Series, Series + RowRange.LastKey, TableLimits.PageRows, []);

    /// <summary>A group's summaries through time, beside its cells.</summary>
    public static SeriesKey OfGroup(string group) => new(TableNames.Cells, CellStore.Bucket(group), group + Sums + Mark);

    /// <summary>A bucket of a group's deals in a period. Its row is in the range of the group's rows.</summary>
    public static SeriesKey OfDeals(string group, PartialDate period, int bucket)
    {
        var key = OfGroup(group);
        return key with { Series = $"{key.Series}{DealsMark}{period}{Mark}{StableHash.Bucket(bucket)}{Mark}" };
    }

    /// <summary>The rows of a group's deals in the years of a window.</summary>
    public static RowRange DealsOf(string group, Window window)
    {
        var key = OfGroup(group);
        return key.All with
        {
            From = key.Series + DealsMark + (window.From is { } from ? Views.Year(from.Year) : ""),
            To = key.Series + DealsMark + (window.To is { } to ? Views.Year(to.Year) : "") + RowRange.LastKey,
        };
    }

    /// <summary>The bucket of a dimension's table that has a key's line: the current one, and the one with its history.</summary>
    public static (SeriesKey Now, SeriesKey History) OfLine(Dimension dimension, string key)
    {
        var bucket = StableHash.Bucket(StableHash.Of(key, LineBuckets)) + Mark;
        return (
            new(TableNames.Summaries, LinesOf(dimension, isPast: false), bucket),
            new(TableNames.Summaries, LinesOf(dimension, isPast: true), bucket));
    }

    /// <summary>The partition of a dimension's table.</summary>
    public static string LinesOf(Dimension dimension, bool isPast) =>
        (isPast ? SummaryLayout.Past : SummaryLayout.Lines) + EnumWords.Of(dimension);

    /// <summary>All rows, but only the hash of their content.</summary>
    public RowRange Outlines() => All with { Columns = [HashColumn] };

    /// <summary>The rows of parts that begin on or before a day, newest first, in pages of one row.</summary>
    public RowRange By(DateOnly day) => All with { From = Series + RowKeys.Inverted(day), To = Series + DealsMark, Take = 1 };

    public TableEntity Row(long generation, SeriesPart part, string hash)
    {
        var key = $"{Series}{RowKeys.Inverted(part.From)}_{RowKeys.Inverted(generation)}";
        var row = new TableEntity(Partition, key) { [HashColumn] = hash };
        Columns.Put(row, Content, Columns.Pack(part.Json));
        if (part.Last is not null)
        {
            Columns.Put(row, LastColumn, part.Last);
        }

        return row;
    }

    public static string SeriesOf(TableEntity row) => row.RowKey[..(row.RowKey.LastIndexOf('|') + 1)];

    public static long Generation(TableEntity row) =>
        long.MaxValue - long.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('_') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The first day of a row's part of the history.</summary>
    public static DateOnly Begins(TableEntity row) => RowKeys.Day(row.RowKey.AsSpan(row.RowKey.LastIndexOf('|') + 1));

    public static string? Hash(TableEntity row) => row.GetString(HashColumn);

    public static IReadOnlyList<Summary> Summaries(TableEntity row) =>
        JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Summaries)!;

    /// <summary>Whether a row's content has its hash, and its last summary is the last of the content.</summary>
    public static bool IsWhole(TableEntity row) =>
        Hash(row) == StableHash.Hash([Unpacked(row)])
        && (Columns.Get(row, LastColumn) is not { } last
            || last.AsSpan().SequenceEqual(Columns.Json(Summaries(row)[^1], SummaryJson.Default.Summary)));

    /// <summary>The last summary in a row's part of the history.</summary>
    public static Summary Last(TableEntity row) => Columns.Get(row, LastColumn, SummaryJson.Default.Summary)!;

    public static IReadOnlyList<CountedInterval> Deals(TableEntity row) =>
        JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Intervals)!;

    public static IReadOnlyList<LineHistory> Lines(TableEntity row) =>
        JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Lines)!;

    private static byte[] Unpacked(TableEntity row) => Columns.Unpack(Columns.Get(row, Content)!);
}

/// <summary>A part of a history, from a day on.</summary>
/// <param name="Last">The last step, stored separately so a request for today need not unpack the rest; null if never read alone.</param>
internal readonly record struct SeriesPart(DateOnly From, byte[] Json, byte[]? Last);
