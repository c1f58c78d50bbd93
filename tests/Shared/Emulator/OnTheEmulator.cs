using Azure.Core;
using Azure.Data.Tables;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The frozen seeds on the real emulator, loaded and refreshed once for all tests of a suite.</summary>
/// <remarks>They are loaded in memory and copied row by row. A load through the emulator takes minutes; other tests do that.</remarks>
public class OnTheEmulator : IAsyncLifetime, ILoadedStore
{
    private EmulatorAccount? _account;

    public ITables Tables { get; private set; } = null!;

    /// <summary>The same tables without the policy that refuses scans, to test what the emulator accepts.</summary>
    public ITables Unchecked
    {
        get
        {
            var options = new TableClientOptions();
            options.Retry.Delay = TimeSpan.FromMilliseconds(5);
            return new AzureTables(new TableServiceClient(ConnectionString, options));
        }
    }

    /// <summary>The tables in memory that were copied, for comparison.</summary>
    internal MemoryTables Copied { get; private set; } = null!;

    public string ConnectionString => _account!.ConnectionString;

    public SeedSet Seeds => FrozenSeeds.Set;

    public virtual async ValueTask InitializeAsync()
    {
        var opening = EmulatorAccount.OpenAsync();
        Copied = await LoadedInMemory.LoadAsync();
        _account = await opening;
        Tables = CheckedTables(ConnectionString);
        await LoadedInMemory.CopyAsync(Copied, Tables);
    }

    /// <summary>Tables of an account behind the policy that refuses requests for which Table Storage would scan.</summary>
    public static ITables CheckedTables(string connectionString)
    {
        var options = new TableClientOptions();
        options.AddPolicy(new PinnedRequests(), HttpPipelinePosition.PerCall);
        return new AzureTables(new TableServiceClient(connectionString, options));
    }

    public Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(Tables, TimeProvider.System).RunAsync(Seeds.Organizations, deals, null, CancellationToken.None);

    public Task<RefreshRun> RefreshAsync(bool full = false) =>
        new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full, null, CancellationToken.None);

    public virtual async ValueTask DisposeAsync()
    {
        if (_account is not null)
        {
            await _account.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
