using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Makes sure before each write that the writer may still write.</summary>
/// <param name="keep">Throws where it may not.</param>
internal sealed class LeaseCheckedTables(ITables inner, Func<CancellationToken, Task> keep) : ITables
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) => inner.GetAsync(table, partition, row, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

    public async Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        await keep(cancel);
        return await inner.WriteAsync(table, batch, cancel);
    }
}
