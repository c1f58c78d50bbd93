using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Seeds loaded into tables in memory and refreshed, with the readers of the API over them.</summary>
internal sealed class LoadedAsCoreDoes
{
    private static readonly Lazy<Task<LoadedAsCoreDoes>> LoadedSeeds = new(() => AsyncOf(AsCoreReadsThem.Today.Value.Seeds));

    private LoadedAsCoreDoes(MemoryTables tables, TimeProvider time)
    {
        Deals = new(tables);
        Organizations = new(tables, Deals, time);
        Summaries = new(tables, time);
    }

    /// <summary>The seeds as they are, loaded once for all tests.</summary>
    public static Task<LoadedAsCoreDoes> Seeds => LoadedSeeds.Value;

    public DealReader Deals { get; }

    public OrganizationReader Organizations { get; }

    public SummaryReader Summaries { get; }

    public static async Task<LoadedAsCoreDoes> AsyncOf(SeedSet seeds)
    {
        var time = new FakeTimeProvider(new(GeneratedSeeds.Today, TimeOnly.MinValue, TimeSpan.Zero));
        var tables = new MemoryTables(emptyPageEvery: 11);
        await new SeedLoad(tables, time).RunAsync(seeds.Organizations, seeds.Deals, null, CancellationToken.None);
        await new SummaryRefresh(tables, time).RunAsync(full: true, null, CancellationToken.None, alone: true);
        return new(tables, time);
    }
}
