using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Tests.Storage;

/// <summary>An emulator with nothing in it.</summary>
internal sealed class AnEmulatorOfItsOwn : IAsyncDisposable
{
    private readonly Azurite _azurite;

    private AnEmulatorOfItsOwn(Azurite azurite) => _azurite = azurite;

    public static async Task<AnEmulatorOfItsOwn> StartAsync() => new(await Azurite.StartAsync(
        OnTheEmulator.Artifacts, Ports.ThreeFree(), keep: false, CancellationToken.None));

    public ITables Tables() => new AzureTables(new TableServiceClient(_azurite.ConnectionString));

    /// <summary>Its tables, with a policy in the pipeline of their client.</summary>
    public ITables Tables(HttpPipelinePolicy policy, HttpPipelinePosition position) =>
        TablesOf(_azurite.ConnectionString, policy, position);

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
        var (service, rows) = (new TableServiceClient(_azurite.ConnectionString), new List<(string Table, TableEntity Row)>());
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

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
