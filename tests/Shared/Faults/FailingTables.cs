using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables that fail when a test says so, and that count the requests that reach them.</summary>
/// <param name="inner">The tables behind them.</param>
internal sealed class FailingTables(ITables inner) : WrappedTables(inner)
{
    private int _requests;

    /// <summary>Runs before each request, with the number of the request from 0 and its token. If this throws, the request fails.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The number of requests that were sent. As in the client library, none is sent once its token is cancelled.</summary>
    public int Requests => Volatile.Read(ref _requests);

    protected override async Task<T> AroundAsync<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await Before(Interlocked.Increment(ref _requests) - 1, cancel);
        return await request();
    }
}
