using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Counts the requests to the tables.</summary>
public sealed class RequestCountingTables(ITables inner) : ITables
{
    private long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        Interlocked.Increment(ref _requests);
        return inner.GetAsync(table, partition, row, cancel);
    }

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        Interlocked.Increment(ref _requests);
        return inner.QueryAsync(range, cancel);
    }

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        Interlocked.Increment(ref _requests);
        return inner.WriteAsync(table, batch, cancel);
    }
}
