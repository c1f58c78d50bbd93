using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The frozen seeds, loaded into memory and refreshed once for all tests. Some pages are empty.</summary>
public sealed class InMemory : IAsyncLifetime, ILoadedStore
{
    private readonly MemoryTables _tables = new(emptyPageEvery: 11);

    public ITables Tables => _tables;

    public SeedSet Seeds { get; } = FrozenSeeds.Set;

    public async ValueTask InitializeAsync()
    {
        await LoadAsync(Seeds.Deals);
        await RefreshAsync();
    }

    public Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(Tables, TimeProvider.System).RunAsync(Seeds.Organizations, deals, null, CancellationToken.None);

    public Task<RefreshRun> RefreshAsync(bool full = false) =>
        new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full, null, CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
