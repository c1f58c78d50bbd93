using Microsoft.AspNetCore.Builder;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.TestHost;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Worker.OnTheWorker))]

namespace ServerlessDeals.Tests.Worker;

/// <summary>The built worker and the local host over the same tables, which no test changes.</summary>
public sealed class OnTheWorker : IAsyncLifetime
{
    public const string Key = "a key of the tests";

    private const int Deals = 40;

    private SomeDeals _deals = null!;
    private WebApplication _localHost = null!;

    internal WorkerHost Worker { get; private set; } = null!;

    /// <summary>A client of the local host.</summary>
    public HttpClient Local { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _deals = await SomeDeals.StoreAsync(Deals);
        await _deals.RefreshAsync(full: false);
        _localHost = LocalHost.Build(0, _deals.Settings, Key);
        await _localHost.StartAsync();
        Local.BaseAddress = new(_localHost.Urls.Single());
        Worker = await _deals.StartWorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Local.Dispose();
        await Worker.DisposeAsync();
        await _localHost.DisposeAsync();
        await _deals.DisposeAsync();
    }
}
