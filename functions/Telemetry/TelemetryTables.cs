using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Telemetry;

/// <summary>Counts the storage requests of the current function call.</summary>
public sealed class TelemetryTables(ITables inner) : ITables
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        InvocationTelemetry.Now?.CountRequest();
        return inner.GetAsync(table, partition, row, cancel);
    }

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        InvocationTelemetry.Now?.CountRequest();
        return inner.QueryAsync(range, cancel);
    }

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        InvocationTelemetry.Now?.CountRequest();
        return inner.WriteAsync(table, batch, cancel);
    }
}
