using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ServerlessDeals.Tests;

/// <summary>
/// Counts requests, and measures the time during which at least one of them is under way. A subclass does something around each.
/// </summary>
internal abstract class MeasuredTables(ITables inner) : ITables
{
    private readonly Lock _lock = new();
    private long _began;
    private int _underWay;

    public int Requests { get; private set; }

    public TimeSpan Waited { get; private set; }

    public void Reset() => (Requests, Waited) = (0, TimeSpan.Zero);

    public virtual Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        MeasureAsync(() => inner.GetAsync(table, partition, row, cancel), cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
        MeasureAsync(() => inner.QueryAsync(range, cancel), cancel);

    public virtual Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        MeasureAsync(() => inner.WriteAsync(table, batch, cancel), cancel);

    protected virtual async Task<T> MeasureAsync<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        int number;
        lock (_lock)
        {
            number = Requests++;
            _began = _underWay++ == 0 ? Stopwatch.GetTimestamp() : _began;
        }

        try
        {
            return await AroundAsync(number, request, cancel);
        }
        finally
        {
            lock (_lock)
            {
                Waited += --_underWay == 0 ? Stopwatch.GetElapsedTime(_began) : TimeSpan.Zero;
            }
        }
    }

    /// <param name="number">The number of the request, from 0.</param>
    protected virtual Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel) => request();
}
