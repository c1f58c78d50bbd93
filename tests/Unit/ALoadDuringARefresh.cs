using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Between any two calls of a refresh, a load moves deals to another day and changes the amounts of some. The refresh may count a deal
/// at its old and at its new place.
/// </summary>
public sealed class ALoadDuringARefresh
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly int Stride = Long.Cases(always: 53, atNight: 1);
    private static readonly Deal[] Deals = [.. FrozenSeeds.Set.Deals.Where((_, at) => at % 40 == 0).Take(6)];
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    [Theory]
    [InlineData(-40)]
    [InlineData(400)]
    public async Task IsCountedByTheNextOne(int days)
    {
        Deal[] moved = [.. Deals.Select((deal, at) => Moved(deal, days, more: 1_000_000 * (at % 2)))];
        var (expected, call) = (await CountedAsync(Deals), 0);
        var loaded = await LoadedAsync(Deals);
        await RefreshAsync(loaded);
        await LoadAsync(loaded, moved);
        for (; ; call += Stride)
        {
            var tables = loaded.Copy();
            var interrupted = new InterruptedTables(tables, call, () => LoadAsync(tables, Deals));
            await RefreshAsync(interrupted);
            if (!interrupted.WasReached)
            {
                break;
            }

            await RefreshAsync(tables);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }

        Assert.True(call > 100);
    }

    private static async Task<IReadOnlyList<string>> CountedAsync(Deal[] deals)
    {
        var tables = await LoadedAsync(deals);
        await RefreshAsync(tables);
        return await AllSummaries.OfAsync(tables);
    }

    private static Deal Moved(Deal deal, int days, long more) => deal with
    {
        Claims = [.. deal.Claims.Select(claim => claim with
        {
            Source = claim.Source with { Published = Moved(claim.Source.Published, days) },
            Announced = claim.Announced is { } announced ? Moved(announced, days) : null,
            Amount = more > 0 && claim.Amount is { IsUndisclosed: false } amount
                ? Amount.Exactly(amount.Low + more, amount.Currency)
                : claim.Amount,
        })],
    };

    private static PartialDate Moved(PartialDate date, int days) => PartialDate.Parse($"{date.First.AddDays(days):yyyy-MM-dd}").OrThrow();

    private static async Task<MemoryTables> LoadedAsync(Deal[] deals)
    {
        var tables = new MemoryTables(time: new FakeTimeProvider(Start));
        await LoadAsync(tables, deals);
        return tables;
    }

    private static Task LoadAsync(Tables.ITables tables, Deal[] deals) =>
        new SeedLoad(tables, new FakeTimeProvider(Start)).RunAsync(Named, deals, null, CancellationToken.None);

    private static Task RefreshAsync(Tables.ITables tables) =>
        new SummaryRefresh(tables, new FakeTimeProvider(Start)).RunAsync(full: false, null, CancellationToken.None);
}
