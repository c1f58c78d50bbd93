using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Does with any tables what AzureTables and its client library do: retries calls that failed temporarily, and recognizes its own
/// writes.
/// </summary>
internal sealed class RetriedTables(ITables inner) : ITables
{
    private const int Tries = 4;

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        RunAsync(() => inner.GetAsync(table, partition, row, cancel));

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => RunAsync(() => inner.QueryAsync(range, cancel));

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        RetriedWrite.RecognizeAsync(this, table, batch, () => RunAsync(() => inner.WriteAsync(table, batch, cancel)), cancel);

    private static async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (RequestFailedException failed) when (failed.Status is 408 or 429 or 500 or 502 or 503 or 504 && tries < Tries)
            {
                // It may work now.
            }
        }
    }
}
