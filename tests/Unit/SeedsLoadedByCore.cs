using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Seeds loaded into tables in memory with the rates, and refreshed, with the readers of the API over them.</summary>
internal sealed class SeedsLoadedByCore
{
    private static readonly Lazy<Task<SeedsLoadedByCore>> LoadedSeeds = new(() => LoadAsync(SeedsReadByCore.Today.Value.Seeds));

    private SeedsLoadedByCore(MemoryTables tables, TimeProvider time)
    {
        Deals = new(tables);
        Organizations = new(tables, Deals, time);
        Summaries = new(tables, time);
    }

    /// <summary>The current seeds, loaded once for all tests.</summary>
    public static Task<SeedsLoadedByCore> Seeds => LoadedSeeds.Value;

    public DealReader Deals { get; }

    public OrganizationReader Organizations { get; }

    public SummaryReader Summaries { get; }

    public static async Task<SeedsLoadedByCore> LoadAsync(SeedSet seeds)
    {
        var time = new FakeTimeProvider(new(GeneratedSeeds.Today, TimeOnly.MinValue, TimeSpan.Zero));
        var tables = new MemoryTables(emptyPageEvery: 11);
        await RealRates.StoreAsync(tables);
        await new SeedLoad(tables, time).RunAsync(seeds.Organizations, seeds.Deals, null, CancellationToken.None);
        await new SummaryRefresh(tables, time).RunAsync(full: true, null, CancellationToken.None, breakLease: true);
        return new(tables, time);
    }
}
