using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables into which the seeds were loaded, and refreshed once for all tests.</summary>
public interface ILoadedStore
{
    ITables Tables { get; }

    SeedSet Seeds { get; }

    Task<LoadResult> LoadAsync(IReadOnlyCollection<Deal> deals);

    Task<RefreshRun> RefreshAsync(bool full = false);
}
