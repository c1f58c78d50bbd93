using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Runs something else before one of the calls, while the process hangs: it makes no other call in the meantime.
/// </summary>
internal sealed class InterruptedTables(ITables inner, int at, Func<Task> somethingElse) : ITables
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public bool WasReached { get; private set; }

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public async Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        await BeforeAsync();
        return await inner.GetAsync(table, partition, row, cancel);
    }

    public async Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        await BeforeAsync();
        return await inner.QueryAsync(range, cancel);
    }

    public async Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        await BeforeAsync();
        return await inner.WriteAsync(table, batch, cancel);
    }

    private async Task BeforeAsync()
    {
        var call = Interlocked.Increment(ref _calls) - 1;
        if (call > at)
        {
            await _done.Task;
        }

        if (call != at)
        {
            return;
        }

        WasReached = true;
        try
        {
            await somethingElse();
        }
        finally
        {
            _done.SetResult();
        }
    }
}
