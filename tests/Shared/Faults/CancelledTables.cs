using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Cancels the work right after one of its calls has had its effect. A call that can be cancelled then loses its answer.
/// </summary>
/// <param name="at">The number of the call, from 0.</param>
/// <param name="before">Runs before each call.</param>
internal sealed class CancelledTables(ITables inner, int at, CancellationTokenSource stop, Action before) : MeasuredTables(inner)
{
    protected override async Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel)
    {
        before();
        var answer = await request();
        if (number == at)
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }

        return answer;
    }
}
