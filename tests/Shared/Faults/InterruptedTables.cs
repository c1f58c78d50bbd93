using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Runs something else before one of the calls, while the process hangs: it makes no other call in the meantime.
/// </summary>
internal sealed class InterruptedTables(ITables inner, int at, Func<Task> somethingElse) : MeasuredTables(inner)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool WasReached { get; private set; }

    protected override async Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel)
    {
        await BeforeAsync(number);
        return await request();
    }

    private async Task BeforeAsync(int call)
    {
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
