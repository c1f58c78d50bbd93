using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// One table in memory: partitions by name, and in each the rows by key. The cost of a page depends on the rows it examines, not on
/// where it begins.
/// </summary>
/// <param name="time">The clock of the service.</param>
internal sealed class MemoryTable(int mostExamined, TimeProvider time)
{
    private readonly Dictionary<string, SortedSet<StoredRow>> _partitions = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _version;

    public TableEntity? Find(string partition, string row)
    {
        lock (_lock)
        {
            return Stored(partition, row)?.ToEntity(partition);
        }
    }

    public RowPage Query(RowRange range, string from)
    {
        var (found, next) = (new List<StoredRow>(), (string?)null);
        lock (_lock)
        {
            if (string.CompareOrdinal(from, range.To) <= 0 && _partitions.TryGetValue(range.Partition, out var rows))
            {
                var examined = 0;
                foreach (var row in rows.GetViewBetween(StoredRow.At(from), StoredRow.At(range.To)))
                {
                    if (found.Count == range.Take || examined++ == mostExamined)
                    {
                        next = row.Key;
                        break;
                    }

                    if (row.Matches(range.Where))
                    {
                        found.Add(row);
                    }
                }
            }
        }

        return new([.. found.Select(row => row.ToEntity(range.Partition, range.Columns))], next is null ? null : PageToken.Of(range, next));
    }

    /// <param name="name">The name of the table, for messages.</param>
    /// <param name="batch">Writes to one partition.</param>
    public IReadOnlyList<ETag> Write(string name, IReadOnlyList<RowWrite> batch)
    {
        var partition = batch[0].Row.PartitionKey;
        lock (_lock)
        {
            foreach (var write in batch)
            {
                Expect(name, write, Stored(partition, write.Row.RowKey), alone: batch.Count == 1);
            }

            if (!_partitions.TryGetValue(partition, out var rows))
            {
                _partitions[partition] = rows = new(StoredRow.ByKey);
            }

            var tags = batch.Select(write => Write(rows, write)).ToList();
            if (rows.Count == 0)
            {
                _partitions.Remove(partition);
            }

            return tags;
        }
    }

    /// <summary>All rows as they are now.</summary>
    public IReadOnlyList<TableEntity> Rows(IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null)
    {
        lock (_lock)
        {
            return [.. _partitions.OrderBy(partition => partition.Key, StringComparer.Ordinal).SelectMany(
                partition => partition.Value.Where(row => row.Matches(where ?? [])).Select(row => row.ToEntity(partition.Key, columns)))];
        }
    }

    /// <summary>A table with the same rows, to be changed on its own.</summary>
    /// <param name="service">Its clock.</param>
    public MemoryTable Copy(TimeProvider service)
    {
        var copy = new MemoryTable(mostExamined, service);
        lock (_lock)
        {
            copy._version = _version;
            foreach (var (partition, rows) in _partitions)
            {
                copy._partitions[partition] = new(rows, StoredRow.ByKey);
            }
        }

        return copy;
    }

    private static void Expect(string name, RowWrite write, StoredRow? stored, bool alone)
    {
        var failure = (write.Kind, stored) switch
        {
            (WriteKind.Insert, not null) => ServiceRules.Failure(409, TableErrorCode.EntityAlreadyExists, "The row is already there."),
            (WriteKind.Replace, not null) when stored.ETag != write.Row.ETag => ServiceRules.Failure(
                412,
                TableErrorCode.UpdateConditionNotSatisfied,
                "The row has another ETag."),
            (WriteKind.Replace, null) => ServiceRules.Failure(404, TableErrorCode.ResourceNotFound, "The row is not there."),
            (WriteKind.Delete, null) when !alone => ServiceRules.Failure(
                404,
                TableErrorCode.ResourceNotFound,
                "A delete within a batch needs the row."),
            _ => null,
        };
        if (failure is not null)
        {
            // AzureTables throws the same.
            throw write.Kind == WriteKind.Delete
                ? failure
                : new ConcurrentWriteException($"A row of {name} was written by another process in the meantime.", failure);
        }
    }

    private ETag Write(SortedSet<StoredRow> rows, RowWrite write)
    {
        // A set keeps its row if an equal one is added.
        rows.Remove(StoredRow.At(write.Row.RowKey));
        if (write.Kind == WriteKind.Delete)
        {
            return default;
        }

        var row = StoredRow.Of(write.Row, ++_version, time.GetUtcNow());
        rows.Add(row);
        return row.ETag;
    }

    private StoredRow? Stored(string partition, string row) =>
        _partitions.TryGetValue(partition, out var rows) && rows.TryGetValue(StoredRow.At(row), out var found) ? found : null;
}
