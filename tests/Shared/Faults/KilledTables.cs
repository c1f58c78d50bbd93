using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The process was killed. None of its later calls reach storage.</summary>
internal sealed class KilledException() : Exception("The process was killed here.");

/// <summary>Tables of a process that is killed at one of its calls, before or after the call has its effect.</summary>
/// <param name="killAt">The number of the call, from 0.</param>
internal sealed class KilledTables(ITables inner, int killAt = int.MaxValue, bool afterwards = false) : ITables
{
    private int _calls;
    private volatile bool _isDead;

    public int Calls => _calls;

    public async Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => await RunAsync(async () =>
    {
        await inner.CreateAsync(names, cancel);
        return 0;
    });

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        RunAsync(() => inner.GetAsync(table, partition, row, cancel));

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => RunAsync(() => inner.QueryAsync(range, cancel));

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        RunAsync(() => inner.WriteAsync(table, batch, cancel));

    private async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref _calls) - 1;
        if (_isDead || (number == killAt && !afterwards))
        {
            _isDead = true;
            throw new KilledException();
        }

        var result = await call();
        if (number == killAt)
        {
            _isDead = true;
            throw new KilledException();
        }

        return result;
    }
}
