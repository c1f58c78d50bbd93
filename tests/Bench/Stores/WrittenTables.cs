using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>Keeps the last state of every row that is written.</summary>
internal sealed class WrittenTables(ITables inner) : ITables
{
    private readonly ConcurrentDictionary<Address, TableEntity> _rows = new();

    public IReadOnlyDictionary<Address, TableEntity> Rows => _rows;

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) => inner.GetAsync(table, partition, row, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        foreach (var write in batch)
        {
            var address = new Address(table, write.Row.PartitionKey, write.Row.RowKey);
            if (write.Kind == WriteKind.Delete)
            {
                _rows.TryRemove(address, out _);
            }
            else
            {
                _rows[address] = write.Row;
            }
        }

        return inner.WriteAsync(table, batch, cancel);
    }
}
