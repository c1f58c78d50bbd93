using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// Some of the frozen deals, and their site on different days, for tests that render a whole site many times. With --long, all of them.
/// </summary>
internal static class AFewDeals
{
    // Tests damage this deal's page.
    private const string Named = "minimax-2024-03";

    private static readonly Lazy<Task<MemoryTables>> Loaded = new(LoadAsync);
    private static readonly ConcurrentDictionary<DateOnly, Lazy<Task<IReadOnlyDictionary<string, MadeFile>>>> Made = new();

    public static Task<MemoryTables> TablesAsync() => Loaded.Value;

    /// <summary>The content of their site, read anew.</summary>
    public static async Task<SiteContent> ContentAsync(DateOnly day) => await OnTheSite.ContentAsync(await TablesAsync(), day);

    /// <summary>Every file of their site, rendered once for each day.</summary>
    public static Task<IReadOnlyDictionary<string, MadeFile>> MadeAsync(DateOnly day) =>
        Made.GetOrAdd(day, asked => new(async () => await OnTheSite.MadeAsync(await ContentAsync(asked)))).Value;

    private static Task<MemoryTables> LoadAsync()
    {
        // The newest talks, which go stale within a year of the newest day.
        var talks = FrozenSeeds.Set.Deals.Where(deal => deal.Claims.All(claim => claim.Status is DealStatus.Rumoured or DealStatus.InTalks))
            .MaxBy(deal => deal.Claims.Max(claim => claim.KnownOn))!;
        return LoadedInMemory.LoadAsync(FrozenSeeds.Some(Long.Cases(always: 40, atNight: int.MaxValue), Named, $"{talks.Id}"));
    }
}
