using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables that fail when a test says so, and that count the requests that reach them.</summary>
/// <param name="inner">The tables behind them.</param>
internal sealed class FailingTables(ITables inner) : MeasuredTables(inner)
{
    /// <summary>Runs before each request, with the number of the request from 0 and its token. If this throws, the request fails.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>As in the client library, no request is sent once its token is cancelled.</summary>
    protected override async Task<T> MeasureAsync<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return await base.MeasureAsync(request, cancel);
    }

    protected override async Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel)
    {
        await Before(number, cancel);
        return await request();
    }
}
