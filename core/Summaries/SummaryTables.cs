using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

/// <summary>
/// The tables of dimensions, parted by a hash of the keys: a refresh writes the parts whose lines have changed, and none of
/// them outgrows a row while a dimension has fewer than a few million keys.
/// </summary>
internal static class SummaryTables
{
    private const int Parts = 512;
    private const string Content = "Content";

    /// <summary>The part in which a key's line stands: "0a7_".</summary>
    public static string PartOf(string key) =>
        (int.Parse(Batches.Hash([System.Text.Encoding.UTF8.GetBytes(key)]).AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Parts)
            .ToString("x3", CultureInfo.InvariantCulture) + "_";

    /// <summary>All lines that readers see of a dimension: of each part the newest generation up to the visible one.</summary>
    public static async Task<IReadOnlyList<LineHistory>> LinesAsync(ITables tables, Dimension dimension, long visible, CancellationToken cancel)
    {
        var (lines, part) = (new List<LineHistory>(), "");
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Summaries, Groups.Table(dimension)), cancel))
        {
            var own = row.RowKey[..4];
            if (own != part && RefreshState.GenerationOf(row.RowKey[4..]) <= visible)
            {
                part = own;
                lines.AddRange(Read(row));
            }
        }

        lines.Sort((x, y) => string.CompareOrdinal(x.Key, y.Key));
        return lines;
    }

    public static IReadOnlyList<LineHistory> Read(TableEntity row) =>
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Content)!), SummaryJson.Default.Lines)!;
}
