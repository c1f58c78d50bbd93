using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The process was killed. None of its later calls reach storage.</summary>
internal sealed class KilledException() : Exception("The process was killed here.");

/// <summary>Tables of a process that is killed at one of its calls, before or after the call has its effect.</summary>
/// <param name="killAt">The number of the call, from 0.</param>
internal sealed class KilledTables(ITables inner, int killAt = int.MaxValue, bool afterwards = false) : MeasuredTables(inner)
{
    private volatile bool _isDead;

    public int Calls => Requests;

    public override Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => MeasureAsync(
        async () =>
        {
            await base.CreateAsync(names, cancel);
            return 0;
        },
        cancel);

    protected override async Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel)
    {
        if (_isDead || (number == killAt && !afterwards))
        {
            _isDead = true;
            throw new KilledException();
        }

        var result = await request();
        if (number == killAt)
        {
            _isDead = true;
            throw new KilledException();
        }

        return result;
    }
}
