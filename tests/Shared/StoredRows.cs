using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests;

/// <summary>Stored data as text that can be compared.</summary>
internal static class StoredRows
{
    public static string Dump(this MemoryTables tables) => Dump(tables.Rows());

    public static IReadOnlyList<string> Log(this MemoryTables tables) => Log(tables.Rows());

    /// <summary>Everything stored for readers, one row a line: all but the log, the summaries and the state of imports.</summary>
    public static string Dump(IEnumerable<(string Table, TableEntity Row)> rows) => string.Join('\n',
        from stored in rows
        where stored.Table is not (TableNames.Changes or TableNames.Summaries or TableNames.Cells or TableNames.Imports)
        select $"{stored.Table} {stored.Row.PartitionKey} {stored.Row.RowKey} " + string.Join(' ', stored.Row
            .Where(column => column.Value is not null && !ServiceRules.IsSystemColumn(column.Key))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}")));

    /// <summary>The deals in the log, each once: a repeated write may be logged twice.</summary>
    public static IReadOnlyList<string> Log(IEnumerable<(string Table, TableEntity Row)> rows) =>
        [.. rows.Where(stored => stored.Table == TableNames.Changes && stored.Row.ContainsKey("Deal"))
            .Select(stored => $"{stored.Row["Deal"]}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
