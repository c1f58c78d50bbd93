using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>A row in memory. Rows with the same columns share the column names, so millions of rows fit.</summary>
internal sealed class StoredRow
{
    private static readonly ConcurrentDictionary<string, string[]> Shapes = new(StringComparer.Ordinal);
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly string[] _columns;
    private readonly object[] _values;
    private readonly long _version;
    private readonly DateTimeOffset _written;

    private StoredRow(string key, string[] columns, object[] values, long version, DateTimeOffset written) =>
        (Key, _columns, _values, _version, _written) = (key, columns, values, version, written);

    public static IComparer<StoredRow> ByKey { get; } = Comparer<StoredRow>.Create((x, y) => string.CompareOrdinal(x.Key, y.Key));

    public string Key { get; }

    public ETag ETag => new(string.Create(CultureInfo.InvariantCulture, $"W/\"{_version}\""));

    /// <summary>A row to search with; it has only a key.</summary>
    public static StoredRow At(string key) => new(key, [], [], 0, default);

    /// <param name="row">A row. As in the service, columns without a value are not stored.</param>
    /// <param name="version">A number that changes with each write to the table.</param>
    /// <param name="written">The time of the service.</param>
    public static StoredRow Of(TableEntity row, long version, DateTimeOffset written)
    {
        var own = row.Where(column => column.Value is not null && !ServiceRules.IsSystemColumn(column.Key))
            .OrderBy(column => column.Key, StringComparer.Ordinal).ToList();
        var columns = Shapes.GetOrAdd(string.Join('\0', own.Select(column => column.Key)), _ => [.. own.Select(column => column.Key)]);
        return new(row.RowKey, columns, [.. own.Select(column => Kept(column.Value))], version, written);
    }

    /// <param name="partition">The partition of the row.</param>
    /// <param name="columns">The columns to return; all if null.</param>
    public TableEntity ToEntity(string partition, IReadOnlyList<string>? columns = null)
    {
        var row = new TableEntity(partition, Key) { ETag = ETag, Timestamp = _written };
        for (var at = 0; at < _columns.Length; at++)
        {
            if (columns is null || columns.Contains(_columns[at]))
            {
                row[_columns[at]] = _values[at];
            }
        }

        return row;
    }

    public bool Matches(IReadOnlyList<Condition> conditions)
    {
        for (var at = 0; at < conditions.Count; at++)
        {
            if (!Matches(conditions[at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(Condition condition)
    {
        var at = Array.IndexOf(_columns, condition.Column);
        var expected = Kept(condition.Value);
        if (at < 0 || _values[at].GetType() != expected.GetType())
        {
            return false;
        }

        var order = expected is string text
            ? string.CompareOrdinal((string)_values[at], text)
            : Comparer<object>.Default.Compare(_values[at], expected);
        return condition.Operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "lt" => order < 0,
            "le" => order <= 0,
            "gt" => order > 0,
            _ => order >= 0,
        };
    }

    private static object Kept(object value) => value switch
    {
        bool yes => yes ? True : False,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        DateTimeOffset time => time.ToUniversalTime(),
        BinaryData bytes => bytes.ToArray(),
        _ => value,
    };
}
