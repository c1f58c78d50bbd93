using Azure;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Does with any tables what AzureTables and its client library do: retries calls that failed temporarily, and recognizes its own
/// writes.
/// </summary>
internal sealed class RetriedTables(ITables inner) : MeasuredTables(inner)
{
    private const int Tries = 4;

    public override Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        RetriedWrite.RecognizeAsync(this, table, batch, () => base.WriteAsync(table, batch, cancel), cancel);

    protected override async Task<T> AroundAsync<T>(int number, Func<Task<T>> request, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await request();
            }
            catch (RequestFailedException failed) when (failed.Status is 408 or 429 or 500 or 502 or 503 or 504 && tries < Tries)
            {
                // It may work now.
            }
        }
    }
}
