using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Tables in memory that keep the service's rules: rows sorted by key, pages of at most 1,000 rows that may be empty and still
/// go on, ETags, batches of one partition that are written whole or not at all, and its limits on keys, columns, rows and
/// filters, with its statuses and error codes. It cannot reach a network.
/// </summary>
/// <remarks>
/// The service also ends a page at the end of a partition. That cannot matter here, since a <see cref="RowRange"/> lies in one partition.
/// Columns are stored and returned without copying: changing a byte array afterwards changes the row.
/// </remarks>
/// <param name="emptyPageEvery">One page in so many is empty but has a continuation, as the service may send. 0 for none.</param>
/// <param name="mostExamined">
/// A page ends after so many rows, whether they match its conditions or not. This replaces the five-second limit of the service.
/// </param>
/// <param name="time">The clock of the service, which gives each row the time of its last write.</param>
internal sealed class MemoryTables(int emptyPageEvery = 0, int mostExamined = int.MaxValue, TimeProvider? time = null) : ITables, IRowScan
{
    private readonly ConcurrentDictionary<string, MemoryTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private int _pages;

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        foreach (var table in TableNames.All)
        {
            _tables.GetOrAdd(table, _ => new(mostExamined, time ?? TimeProvider.System));
        }

        return Task.CompletedTask;
    }

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) => RunAsync(() =>
    {
        ServiceRules.CheckKey(partition);
        ServiceRules.CheckKey(row);
        return Table(table).Find(partition, row);
    }, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => RunAsync(() =>
    {
        ServiceRules.Check(range);
        var (table, from) = (Table(range.Table), PageToken.Start(range));
        return emptyPageEvery > 0 && Interlocked.Increment(ref _pages) % emptyPageEvery == 0
            ? new RowPage([], PageToken.Of(range, from))
            : table.Query(range, from);
    }, cancel);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) => RunAsync(() =>
    {
        ServiceRules.Check(batch);
        return Table(table).Write(table, batch);
    }, cancel);

    public IAsyncEnumerable<TableEntity> ScanAsync(
        string table, CancellationToken cancel, IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null) =>
        Table(table).Rows(columns, where).ToAsyncEnumerable();

    /// <summary>Every row, by table and key.</summary>
    public IEnumerable<(string Table, TableEntity Row)> Rows() =>
        from table in _tables.OrderBy(table => table.Key, StringComparer.Ordinal)
        from row in table.Value.Rows()
        select (table.Key, row);

    /// <summary>Tables with the same rows, ETags and times, to be changed on their own. Loading them again takes far longer.</summary>
    /// <param name="service">The clock of the service; that of these tables if null.</param>
    public MemoryTables Copy(TimeProvider? service = null)
    {
        var clock = service ?? time ?? TimeProvider.System;
        var copy = new MemoryTables(emptyPageEvery, mostExamined, clock);
        foreach (var (name, table) in _tables)
        {
            copy._tables[name] = table.Copy(clock);
        }

        return copy;
    }

    private MemoryTable Table(string name) =>
        _tables.TryGetValue(name, out var table)
            ? table
            : throw ServiceRules.Failure(404, TableErrorCode.TableNotFound, $"There is no table {name}.");

    // Exceptions come with the task, as they do from a client that sends requests.
    private static Task<T> RunAsync<T>(Func<T> run, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancel);
        }

        try
        {
            return Task.FromResult(run());
        }
        catch (Exception failed) when (failed is RequestFailedException or ConcurrentWriteException)
        {
            return Task.FromException<T>(failed);
        }
    }
}
