using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables in which another process always writes one deal first, however often it is tried.</summary>
internal sealed class ContestedTables(MemoryTables inner, string deal) : ITables, IRowScan
{
    public int Conflicts { get; private set; }

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        inner.GetAsync(table, partition, row, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

    public IAsyncEnumerable<TableEntity> ScanAsync(
        string table, CancellationToken cancel, IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null) =>
        inner.ScanAsync(table, cancel, columns, where);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        if (table != TableNames.Deals || batch.All(write => write.Row.PartitionKey != deal))
        {
            return inner.WriteAsync(table, batch, cancel);
        }

        Conflicts++;
        throw new ConcurrentWriteException("A row of Deals was written by another process in the meantime.");
    }
}
