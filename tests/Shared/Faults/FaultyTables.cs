using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The process was killed. Nothing that it does afterwards reaches storage.</summary>
internal sealed class KilledException() : Exception("The process was killed here.");

/// <summary>Tables of a process that is killed at one of its calls: before the call has an effect, or after it.</summary>
/// <param name="killAt">The number of the call, the first being 0.</param>
internal sealed class FaultyTables(ITables inner, int killAt = int.MaxValue, bool afterwards = false) : ITables
{
    private int _calls;
    private volatile bool _dead;

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
        var mine = Interlocked.Increment(ref _calls) - 1;
        if (_dead || (mine == killAt && !afterwards))
        {
            _dead = true;
            throw new KilledException();
        }

        var result = await call();
        if (mine == killAt)
        {
            _dead = true;
            throw new KilledException();
        }

        return result;
    }
}
