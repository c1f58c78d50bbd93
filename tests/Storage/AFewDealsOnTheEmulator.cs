using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>
/// Some of the frozen seeds, loaded and refreshed through the emulator as an operator would; in the long run all of them.
/// </summary>
public sealed class AFewDealsOnTheEmulator : IAsyncLifetime, ILoadedStore
{
    private EmulatorAccount? _account;

    public ITables Tables { get; private set; } = null!;

    public string ConnectionString => _account!.ConnectionString;

    public SeedSet Seeds { get; } = FrozenSeeds.Some(Long.Cases(always: 16, atNight: int.MaxValue));

    public async ValueTask InitializeAsync()
    {
        _account = await EmulatorAccount.OpenAsync();
        Tables = OnTheEmulator.CheckedTables(ConnectionString);
        await LoadAsync(Seeds.Deals);
        await RefreshAsync();
    }

    public Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(Tables, TimeProvider.System).RunAsync(Seeds.Organizations, deals, null, CancellationToken.None);

    public Task<RefreshRun> RefreshAsync(bool full = false) =>
        new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_account is not null)
        {
            await _account.DisposeAsync();
        }
    }
}
