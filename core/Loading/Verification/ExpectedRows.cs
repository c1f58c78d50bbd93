using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Verification;

/// <summary>The rows that should be stored, by their keys and a hash of their content, and how the stored ones differ.</summary>
internal sealed class ExpectedRows
{
    private static readonly HashSet<string> ViewTables = [.. Views.All.Select(view => view.Table)];

    private readonly Dictionary<(string Table, string Partition, string Row), string> _expected = [];
    private readonly List<Difference> _differences = [];

    public IReadOnlyList<Difference> Differences => _differences;

    public long Compared { get; private set; }

    public void Expect(string table, TableEntity row) => _expected[(table, row.PartitionKey, row.RowKey)] = HashOf(table, row);

    public void Add(string table, string row, string problem) => _differences.Add(new(table, row, problem));

    public void AddUnreadable(string table, string row, Exception failure) =>
        Add(table, row, $"cannot be read ({failure.Message.Split('\n')[0].TrimEnd('.')})");

    /// <summary>Compares a stored row with the expected one.</summary>
    public void Compare(string table, TableEntity row)
    {
        Compared++;
        if (!_expected.Remove((table, row.PartitionKey, row.RowKey), out var hash))
        {
            if (!ExactNames.IsEmpty(row))
            {
                Add(table, $"{row.PartitionKey} {row.RowKey}", "should not be there");
            }
        }
        else if (hash != HashOf(table, row))
        {
            Add(table, $"{row.PartitionKey} {row.RowKey}", "differs from what it is computed from");
        }
    }

    /// <summary>Call it after all stored rows were compared.</summary>
    public void AddMissing()
    {
        foreach (var (table, partition, row) in _expected.Keys.Order())
        {
            Add(table, $"{partition} {row}", "is missing");
        }
    }

    // Compressed columns are compared by what they contain: another version of the runtime may compress them differently.
    private static string HashOf(string table, TableEntity row)
    {
        try
        {
            return StableHash.Hash([.. ViewTables.Contains(table) ? ViewRow.Content(row) : Plain(row)]);
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return "unreadable";
        }
    }

    private static IEnumerable<byte[]> Plain(TableEntity row) => row
        .Where(column => column.Value is not null && column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .SelectMany(column => new[]
        {
            Encoding.UTF8.GetBytes(column.Key),
            column.Value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(column.Value, CultureInfo.InvariantCulture)!),
        });
}
