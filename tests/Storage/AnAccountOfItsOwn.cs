using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>An empty account of the emulator.</summary>
internal sealed class AnAccountOfItsOwn : IAsyncDisposable
{
    private readonly EmulatorAccount _account;

    private AnAccountOfItsOwn(EmulatorAccount account) => _account = account;

    public static async Task<AnAccountOfItsOwn> OpenAsync() => new(await EmulatorAccount.OpenAsync());

    public ITables Tables() => new AzureTables(new TableServiceClient(_account.ConnectionString));

    /// <summary>Its tables behind a policy.</summary>
    public ITables Tables(HttpPipelinePolicy policy, HttpPipelinePosition position) =>
        TablesOf(_account.ConnectionString, policy, position);

    public static ITables TablesOf(string connection, HttpPipelinePolicy policy, HttpPipelinePosition position)
    {
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(20);
        options.AddPolicy(policy, position);
        return new AzureTables(new TableServiceClient(connection, options));
    }

    /// <summary>Every row, by table and key.</summary>
    public async Task<IReadOnlyList<(string Table, TableEntity Row)>> RowsAsync()
    {
        var (service, rows) = (new TableServiceClient(_account.ConnectionString), new List<(string Table, TableEntity Row)>());
        foreach (var table in TableNames.All)
        {
            rows.AddRange(await service.GetTableClient(table).QueryAsync<TableEntity>().Select(row => (table, row)).ToListAsync());
        }

        return
        [
            .. rows.OrderBy(stored => stored.Table, StringComparer.Ordinal)
                .ThenBy(stored => stored.Row.PartitionKey, StringComparer.Ordinal)
                .ThenBy(stored => stored.Row.RowKey, StringComparer.Ordinal),
        ];
    }

    public ValueTask DisposeAsync() => _account.DisposeAsync();
}
