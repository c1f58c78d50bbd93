using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Checks before each write that the writer still has its lease.</summary>
/// <param name="checkLease">Throws if the lease is lost.</param>
internal sealed class LeaseCheckedTables(ITables inner, Func<CancellationToken, Task> checkLease) : ITables
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        inner.GetAsync(table, partition, row, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

    public async Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        await checkLease(cancel);
        return await inner.WriteAsync(table, batch, cancel);
    }
}
