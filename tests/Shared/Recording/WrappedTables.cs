using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables that do something around each request before it goes on to the tables behind them.</summary>
internal abstract class WrappedTables(ITables inner) : ITables
{
    public virtual Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        AroundAsync(() => inner.GetAsync(table, partition, row, cancel), cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
        AroundAsync(() => inner.QueryAsync(range, cancel), cancel);

    public virtual Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        AroundAsync(() => inner.WriteAsync(table, batch, cancel), cancel);

    protected abstract Task<T> AroundAsync<T>(Func<Task<T>> request, CancellationToken cancel);
}
