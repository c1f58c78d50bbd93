using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The frozen seeds, loaded into memory and refreshed once for all tests. Some pages are empty.</summary>
public class InMemory : IAsyncLifetime, ILoadedStore
{
    private readonly MemoryTables _tables = new(emptyPageEvery: 11);

    public InMemory()
        : this(FrozenSeeds.Set)
    {
    }

    protected InMemory(SeedSet seeds) => Seeds = seeds;

    public ITables Tables => _tables;

    public SeedSet Seeds { get; }

    public async ValueTask InitializeAsync()
    {
        await LoadAsync(Seeds.Deals);
        await RefreshAsync();
    }

    public Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(Tables, TimeProvider.System).RunAsync(Seeds.Organizations, deals, null, CancellationToken.None);

    public Task<RefreshRun> RefreshAsync(bool full = false) =>
        new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full, null, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Some of the frozen seeds; in the long run all of them.</summary>
public sealed class SomeInMemory() : InMemory(FrozenSeeds.Some(Long.Cases(always: 60, atNight: int.MaxValue)));
