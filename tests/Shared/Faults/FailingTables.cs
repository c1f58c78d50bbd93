using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables that fail when a test says so, and that count the requests that reach them.</summary>
/// <param name="inner">The tables behind them.</param>
internal sealed class FailingTables(ITables inner) : ITables
{
    private int _requests;

    /// <summary>Runs before each request, with the number of the request from 0 and its token. If this throws, the request fails.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The number of requests that were sent. As in the client library, none is sent once its token is cancelled.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        RunAsync(() => inner.GetAsync(table, partition, row, cancel), cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => RunAsync(() => inner.QueryAsync(range, cancel), cancel);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        RunAsync(() => inner.WriteAsync(table, batch, cancel), cancel);

    private async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await Before(Interlocked.Increment(ref _requests) - 1, cancel);
        return await call();
    }
}
