using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>A row as it is kept: millions of them fit into memory, since rows of one shape share the names of their columns.</summary>
internal sealed class StoredRow
{
    private static readonly ConcurrentDictionary<string, string[]> Shapes = new(StringComparer.Ordinal);
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly string[] _columns;
    private readonly object[] _values;
    private readonly long _version;

    private StoredRow(string key, string[] columns, object[] values, long version) =>
        (Key, _columns, _values, _version) = (key, columns, values, version);

    public static IComparer<StoredRow> ByKey { get; } = Comparer<StoredRow>.Create((x, y) => string.CompareOrdinal(x.Key, y.Key));

    public string Key { get; }

    public ETag ETag => new(string.Create(CultureInfo.InvariantCulture, $"W/\"{_version}\""));

    /// <summary>A place to look for.</summary>
    public static StoredRow At(string key) => new(key, [], [], 0);

    /// <param name="row">A row; columns without a value are not kept, as with the service.</param>
    /// <param name="version">Another with each write to the table.</param>
    public static StoredRow Of(TableEntity row, long version)
    {
        var own = row.Where(column => column.Value is not null && !ServiceRules.IsSystemColumn(column.Key))
            .OrderBy(column => column.Key, StringComparer.Ordinal).ToList();
        var columns = Shapes.GetOrAdd(string.Join('\0', own.Select(column => column.Key)), _ => [.. own.Select(column => column.Key)]);
        return new(row.RowKey, columns, [.. own.Select(column => Kept(column.Value))], version);
    }

    /// <param name="partition">The row's.</param>
    /// <param name="columns">The only columns that are asked for; all where it is null.</param>
    public TableEntity ToEntity(string partition, IReadOnlyList<string>? columns = null)
    {
        var row = new TableEntity(partition, Key) { ETag = ETag };
        for (var at = 0; at < _columns.Length; at++)
        {
            if (columns is null || columns.Contains(_columns[at]))
            {
                row[_columns[at]] = _values[at];
            }
        }

        return row;
    }

    public bool Fulfils(IReadOnlyList<Condition> conditions)
    {
        for (var at = 0; at < conditions.Count; at++)
        {
            if (!Fulfils(conditions[at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fulfils(Condition condition)
    {
        var at = Array.IndexOf(_columns, condition.Column);
        var wanted = Kept(condition.Value);
        if (at < 0 || _values[at].GetType() != wanted.GetType())
        {
            return false;
        }

        var order = wanted is string text
            ? string.CompareOrdinal((string)_values[at], text)
            : Comparer<object>.Default.Compare(_values[at], wanted);
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
