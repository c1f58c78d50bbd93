using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Some of the frozen deals in a separate account, for tests that write a whole site many times.</summary>
public sealed class OnAFewDeals : IAsyncLifetime
{
    // Tests damage this deal's page.
    private const string Named = "minimax-2024-03";

    private EmulatorAccount? _account;
    private IReadOnlyList<SiteFile>? _files;

    public string ConnectionString => _account!.ConnectionString;

    /// <summary>The same rows in memory.</summary>
    internal MemoryTables Tables { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The newest talks, which go stale within a year of the newest day.
        var talks = FrozenSeeds.Set.Deals.Where(deal => deal.Claims.All(claim => claim.Status is DealStatus.Rumoured or DealStatus.InTalks))
            .MaxBy(deal => deal.Claims.Max(claim => claim.KnownOn))!;
        Tables = await LoadedInMemory.LoadAsync(FrozenSeeds.Some(Long.Cases(always: 40, atNight: int.MaxValue), Named, $"{talks.Id}"));
        _account = await EmulatorAccount.OpenAsync();
        await LoadedInMemory.CopyAsync(Tables, OnTheEmulator.CheckedTables(ConnectionString));
    }

    /// <summary>All files of these deals' site, rendered once.</summary>
    public async Task<IReadOnlyList<SiteFile>> FilesAsync(DateOnly day) =>
        _files ??= [.. await BriefingSite.FilesAsync(await OnTheSite.ContentAsync(Tables, day))];

    public async ValueTask DisposeAsync()
    {
        if (_account is not null)
        {
            await _account.DisposeAsync();
        }
    }
}
