using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Tests;

/// <summary>
/// Tables in memory that keep the service's rules: rows sorted by key, pages of at most 1,000 rows that may be empty and still
/// go on, ETags, batches of one partition that are written whole or not at all, and limits on columns and rows.
/// It cannot reach a network.
/// </summary>
/// <param name="emptyPageEvery">Every so many pages, one is empty with a continuation, as the service may send; 0 for never.</param>
internal sealed class MemoryTables(int emptyPageEvery = 0) : ITables
{
    private const int OwnProperties = 252;

    private readonly Dictionary<string, SortedDictionary<string, SortedDictionary<string, TableEntity>>> _tables = [];
    private readonly Lock _lock = new();
    private int _writes;
    private int _pages;

    public Task CreateAsync(CancellationToken cancel)
    {
        lock (_lock)
        {
            foreach (var table in TableNames.All)
            {
                _tables.TryAdd(table, new(StringComparer.Ordinal));
            }
        }

        return Task.CompletedTask;
    }

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        lock (_lock)
        {
            return Task.FromResult(Find(table, partition, row) is { } found ? Copy(found) : null);
        }
    }

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (emptyPageEvery > 0 && ++_pages % emptyPageEvery == 0)
            {
                return Task.FromResult(new RowPage([], range.Continuation ?? range.From));
            }

            if (!Table(range.Table).TryGetValue(range.Partition, out var partition))
            {
                return Task.FromResult(new RowPage([], null));
            }

            Assert.True(3 + range.Where.Count <= TableLimits.FilterComparisons, "A filter holds at most 15 comparisons.");
            var from = range.Continuation ?? range.From;
            var rows = partition
                .Where(row => string.CompareOrdinal(row.Key, from) >= 0 && string.CompareOrdinal(row.Key, range.To) <= 0)
                .Select(row => row.Value)
                .Where(row => range.Where.All(condition => Holds(row, condition)))
                .Take(Math.Min(range.Take, TableLimits.PageRows) + 1)
                .Select(Copy)
                .ToList();
            return Task.FromResult(rows.Count <= Math.Min(range.Take, TableLimits.PageRows)
                ? new RowPage(rows, null)
                : new RowPage(rows[..^1], rows[^1].RowKey));
        }
    }

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        lock (_lock)
        {
            Assert.InRange(batch.Count, 1, TableLimits.BatchOperations);
            Assert.Single(batch.Select(write => write.Row.PartitionKey).Distinct(StringComparer.Ordinal));
            Assert.Equal(batch.Count, batch.Select(write => write.Row.RowKey).Distinct(StringComparer.Ordinal).Count());
            foreach (var write in batch)
            {
                Check(write.Row);
                var there = Find(table, write.Row.PartitionKey, write.Row.RowKey);
                if ((write.Kind == WriteKind.Insert && there is not null) || (write.Kind == WriteKind.Replace && there?.ETag != write.Row.ETag))
                {
                    throw new ConcurrentWriteException($"A row of {table} was written by somebody else meanwhile.");
                }

                if (write.Kind == WriteKind.Delete && there is null && batch.Count > 1)
                {
                    throw new RequestFailedException(404, "A delete within a batch needs the row.");
                }
            }

            return Task.FromResult<IReadOnlyList<ETag>>([.. batch.Select(write => Write(table, write))]);
        }
    }

    /// <summary>All that is stored for readers, one row a line; the log, summaries and what loads remember of themselves apart.</summary>
    public string Dump() => string.Join('\n',
        from table in _tables.OrderBy(table => table.Key, StringComparer.Ordinal)
        where table.Key is not (TableNames.Changes or TableNames.Summaries or TableNames.Cells or TableNames.Imports)
        from partition in table.Value
        from row in partition.Value
        select $"{table.Key} {partition.Key} {row.Key} " + string.Join(' ', row.Value.Where(column => column.Key is not ("odata.etag" or "Timestamp"))
            .OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}")));

    /// <summary>Of each deal what the log says of it; a repeated write may be logged twice.</summary>
    public IReadOnlyList<string> Log() =>
        [.. Table(TableNames.Changes).SelectMany(month => month.Value.Values).Select(row => $"{row["Deal"]}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private ETag Write(string table, RowWrite write)
    {
        var partitions = Table(table);
        if (!partitions.TryGetValue(write.Row.PartitionKey, out var rows))
        {
            partitions[write.Row.PartitionKey] = rows = new(StringComparer.Ordinal);
        }

        if (write.Kind == WriteKind.Delete)
        {
            rows.Remove(write.Row.RowKey);
            if (rows.Count == 0)
            {
                partitions.Remove(write.Row.PartitionKey);
            }

            return default;
        }

        var copy = Copy(write.Row);
        copy.ETag = new(string.Create(CultureInfo.InvariantCulture, $"W/\"{++_writes}\""));
        rows[write.Row.RowKey] = copy;
        return copy.ETag;
    }

    private SortedDictionary<string, SortedDictionary<string, TableEntity>> Table(string name) =>
        _tables.TryGetValue(name, out var table) ? table : throw new RequestFailedException(404, $"There is no table {name}.");

    private TableEntity? Find(string table, string partition, string row) =>
        Table(table).TryGetValue(partition, out var rows) && rows.TryGetValue(row, out var found) ? found : null;

    private static TableEntity Copy(TableEntity row) => new(new Dictionary<string, object?>(row).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!))
    {
        ETag = row.ETag,
    };

    private static bool Holds(TableEntity row, Condition condition)
    {
        if (!row.TryGetValue(condition.Column, out var value) || value is null)
        {
            return false;
        }

        var order = value is string text ? string.CompareOrdinal(text, (string)condition.Value) : ((IComparable)value).CompareTo(condition.Value);
        return condition.Operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "le" => order <= 0,
            "ge" => order >= 0,
            _ => throw new RequestFailedException(400, $"There is no operator {condition.Operator}."),
        };
    }

    private static void Check(TableEntity row)
    {
        Assert.DoesNotContain(row.PartitionKey + row.RowKey, key => key is '/' or '\\' or '#' or '?' || char.IsControl(key));
        Assert.True(row.Count <= OwnProperties + 4, $"{row.RowKey} has too many columns.");
        var bytes = row.Sum(column => Bytes(column.Value));
        Assert.True(row.All(column => Bytes(column.Value) <= TableLimits.PropertyBytes), $"{row.RowKey} has a column above 64 KiB.");
        Assert.True(bytes <= 1024 * 1024, $"{row.RowKey} is above 1 MiB.");
    }

    private static long Bytes(object? value) => value switch
    {
        string text => 2L * text.Length,
        byte[] bytes => bytes.Length,
        _ => 16,
    };
}
