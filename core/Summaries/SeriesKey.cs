using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>Where readers find what a refresh has made.</summary>
/// <remarks>
/// A place is a series of rows in one partition. A history that is short lies in one part, a longer one in parts by year,
/// each with what stood at its beginning; and of each part there may be rows of several generations. Their keys sort the
/// newest part first, and within it the newest generation: so that a refresh writes the parts that have changed and no
/// others, and the first row that a reader may see is the one that he looks for.
/// </remarks>
/// <param name="Series">What the keys of the rows begin with.</param>
internal sealed record SeriesKey(string Partition, string Series)
{
    private const int Buckets = 64;
    private const int Pieces = 512;
    private const string Content = "Content";
    private const string LastColumn = "Last";
    private const string HashColumn = "Hash";

    /// <summary>All rows.</summary>
    public RowRange All => new(TableNames.Summaries, Partition, Series, Series + RowRange.LastKey, TableLimits.PageRows, []);

    /// <summary>A group's summaries through time.</summary>
    public static SeriesKey OfGroup(string group) => new(SummaryLayout.Sums + StableHash.Bucket(StableHash.Of(group, Buckets)), group + "|");

    /// <summary>The piece of a dimension's table in which a key's line stands: as it is now, and through time.</summary>
    public static (SeriesKey Now, SeriesKey History) OfLine(Dimension dimension, string key)
    {
        var piece = StableHash.Bucket(StableHash.Of(key, Pieces)) + "|";
        return (new(Table(dimension, isPast: false), piece), new(Table(dimension, isPast: true), piece));
    }

    public static string Table(Dimension dimension, bool isPast) => (isPast ? SummaryLayout.Past : SummaryLayout.Lines) + EnumWords.Of(dimension);

    /// <summary>All rows, without what they hold.</summary>
    public RowRange Outlines() => All with { Columns = [HashColumn] };

    /// <summary>The rows of the parts that begin by a day, one after the other.</summary>
    public RowRange By(DateOnly day) => All with { From = Series + RowKeys.Inverted(day), Take = 1 };

    /// <summary>The rows of a part and of all later ones.</summary>
    public RowRange From(DateOnly part) => All with { To = Series + RowKeys.Inverted(part) + RowRange.LastKey };

    public TableEntity Row(long generation, SeriesPart part, string hash)
    {
        var row = new TableEntity(Partition, $"{Series}{RowKeys.Inverted(part.From)}_{RowKeys.Inverted(generation)}") { [HashColumn] = hash };
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

    public static IReadOnlyList<Summary> Summaries(TableEntity row) => JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Summaries)!;

    /// <summary>What a row's part of the history ends with.</summary>
    public static Summary Last(TableEntity row) => Columns.Get(row, LastColumn, SummaryJson.Default.Summary)!;

    public static IReadOnlyList<LineHistory> Lines(TableEntity row) => JsonSerializer.Deserialize(Unpacked(row), SummaryJson.Default.Lines)!;

    private static byte[] Unpacked(TableEntity row) => Columns.Unpack(Columns.Get(row, Content)!);
}

/// <summary>A part of a history, from a day on.</summary>
/// <param name="Last">What it ends with by itself, so that who asks for today need not unpack the days before; null where nobody does.</param>
internal readonly record struct SeriesPart(DateOnly From, byte[] Json, byte[]? Last);
