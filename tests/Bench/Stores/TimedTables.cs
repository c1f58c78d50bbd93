using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>Counts requests, and measures the time during which at least one of them is under way.</summary>
internal sealed class TimedTables(ITables inner) : ITables
{
    private readonly Lock _lock = new();
    private long _began;
    private int _underWay;

    public int Requests { get; private set; }

    public TimeSpan Waited { get; private set; }

    public void Reset() => (Requests, Waited) = (0, TimeSpan.Zero);

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        TimedAsync(() => inner.GetAsync(table, partition, row, cancel));

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => TimedAsync(() => inner.QueryAsync(range, cancel));

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        TimedAsync(() => inner.WriteAsync(table, batch, cancel));

    private async Task<T> TimedAsync<T>(Func<Task<T>> request)
    {
        lock (_lock)
        {
            Requests++;
            _began = _underWay++ == 0 ? Stopwatch.GetTimestamp() : _began;
        }

        try
        {
            return await request();
        }
        finally
        {
            lock (_lock)
            {
                Waited += --_underWay == 0 ? Stopwatch.GetElapsedTime(_began) : TimeSpan.Zero;
            }
        }
    }
}
