using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// A deal's own row: its claims, the organizations they name, the places of all its rows in the views, and the cells in which
/// it is counted.
/// </summary>
internal static class StoredDeal
{
    /// <summary>The key of the row, in the deal's partition.</summary>
    public const string Row = "Claims";

    private const string Claims = "Claims";
    private const string Named = "Named";
    private const string Places = "Places";
    private const string Cells = "Cells";
    private const string Hash = "Hash";
    private const string Title = "Title";

    /// <summary>The columns that <see cref="DealOf"/> reads.</summary>
    public static IReadOnlyList<string> ClaimColumns { get; } = Columns.Of(Claims);

    public static TableEntity Of(DealId id, string title, string hash, byte[] packedClaims, byte[] packedNamed, IEnumerable<Address> places, IEnumerable<string> cells)
    {
        var row = new TableEntity(id.ToString(), Row) { [Title] = title, [Hash] = hash };
        Columns.Put(row, Claims, packedClaims);
        Columns.Put(row, Named, packedNamed);
        Columns.Put(row, Places, Lines(places.Select(place => $"{place.Table}\t{place.Partition}\t{place.Row}")));
        Columns.Put(row, Cells, Lines(cells));
        return row;
    }

    /// <summary>The deal's JSON.</summary>
    public static byte[] Document(TableEntity row) => Columns.Unpack(PackedClaims(row));

    public static Deal DealOf(TableEntity row) => JsonSerializer.Deserialize(Document(row), DealsJson.Default.Deal)!;

    /// <summary>The organizations that the deal names, as they were when it was written.</summary>
    public static IReadOnlyList<Organization> NamedIn(TableEntity row) =>
        // The first version kept none; deals upgrade finds them in their own table.
        Columns.Get(row, Named) is not { } packed ? [] : JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.IReadOnlyListOrganization)!;

    public static byte[] PackedClaims(TableEntity row) => Columns.Get(row, Claims)!;

    public static byte[]? PackedNamed(TableEntity row) => Columns.Get(row, Named);

    public static string TitleIn(TableEntity row) => row.GetString(Title);

    /// <summary>Whether the row says all that the deal says, in today's layout.</summary>
    public static bool Says(TableEntity row, PreparedDeal deal) => row.GetString(Hash) == deal.Hash;

    public static IReadOnlyList<Address> PlacesIn(TableEntity? row) => [.. LinesIn(row, Places).Select(Place)];

    public static IReadOnlyList<string> CellsIn(TableEntity? row) => LinesIn(row, Cells);

    private static string[] LinesIn(TableEntity? row, string column) =>
        row is null ? [] : Encoding.UTF8.GetString(Columns.Get(row, column) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)));

    private static Address Place(string line) => line.Split('\t') is [var table, var partition, var row]
        ? new(table, partition, row)
        : throw new FormatException($"'{line}' is not the place of a row.");
}
