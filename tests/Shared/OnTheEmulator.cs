using Azure.Core;
using Azure.Data.Tables;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The seeds, loaded into a real emulator and refreshed once for all tests.</summary>
public class OnTheEmulator : IAsyncLifetime, ILoadedStore
{
    private Azurite? _azurite;

    public ITables Tables { get; private set; } = null!;

    /// <summary>The same tables, that may be asked for anything: to show what the emulator takes.</summary>
    public ITables Unchecked
    {
        get
        {
            var options = new TableClientOptions();
            options.Retry.Delay = TimeSpan.FromMilliseconds(5);
            return new AzureTables(new TableServiceClient(ConnectionString, options));
        }
    }

    /// <summary>The emulator's package is shared with ./run; the data lives in memory.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    public string ConnectionString => _azurite!.ConnectionString;

    public SeedSet Seeds { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(Artifacts, Ports.ThreeFree(), keep: false, CancellationToken.None);
        var options = new TableClientOptions();
        options.AddPolicy(new PinnedRequests(), HttpPipelinePosition.PerCall);
        Tables = new AzureTables(new TableServiceClient(_azurite.ConnectionString, options));
        Seeds = FrozenSeeds.Set;
        await LoadAsync(Seeds.Deals);
        await RefreshAsync();
    }

    public Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(Tables, TimeProvider.System).RunAsync(Seeds.Organizations, deals, null, CancellationToken.None);

    public Task<RefreshRun> RefreshAsync(bool full = false) => new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full, null, CancellationToken.None);

    public virtual async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
