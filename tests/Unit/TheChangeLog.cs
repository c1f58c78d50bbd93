using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheChangeLog
{
    private static readonly SeedSet Seeds = FrozenSeeds.Set;
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Seeds.Deals.Take(50));

    [Fact]
    public async Task GivesTheSiteOnlyDealsThatAreGoneForGood()
    {
        var time = new FakeTimeProvider(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
        var tables = new MemoryTables(emptyPageEvery: 3, time: time);
        foreach (var deals in new[] { Seeds.Deals.Take(5), Seeds.Deals.Skip(2).Take(3), Seeds.Deals.Skip(1).Take(4) })
        {
            await new SeedLoad(tables, time).RunAsync(Named, [.. deals], null, CancellationToken.None);
            time.Advance(TimeSpan.FromDays(2));
        }

        await new SummaryRefresh(tables, time).RunAsync(full: false, null, CancellationToken.None);
        var data = await new SiteReader<MemoryTables>(tables, time).ReadAsync(CancellationToken.None);
        var gone = Assert.Single(data.Removed);
        Assert.Equal((Seeds.Deals[0].Id, new DateOnly(2026, 2, 1)), (gone.Deal, gone.On));
        Assert.Equal(4, data.Deals.Count);
        Assert.Equal(data.Deals.Select(deal => deal.Deal.Date).OrderDescending(), data.Deals.Select(deal => deal.Deal.Date));
    }

    [Fact]
    public async Task ReturnsEachChangeOnceAcrossMonths()
    {
        var time = new FakeTimeProvider(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
        var tables = new MemoryTables(emptyPageEvery: 3, time: time);
        var reader = new ChangeReader(tables);
        var (seen, after) = (new List<ChangeItem>(), Change.KeyAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        for (var day = 0; day < 40; day++)
        {
            await new SeedLoad(tables, time).RunAsync(Named, [.. Seeds.Deals.Skip(day).Take(5)], null, CancellationToken.None);
            for (var more = day % 3 == 0; more;)
            {
                (var changes, _, after, more) = await reader.ReadAsync(
                    ChangeReader.Key(ChangeReader.Token(after))!,
                    4,
                    CancellationToken.None);
                seen.AddRange(changes);
            }

            time.Advance(TimeSpan.FromDays(2));
        }

        for (var more = true; more;)
        {
            (var changes, _, after, more) = await reader.ReadAsync(after, 4, CancellationToken.None);
            seen.AddRange(changes);
        }

        Assert.Equal(44, seen.Count(change => change.Kind == ChangeKind.Added));
        Assert.Equal(39, seen.Count(change => change.Kind == ChangeKind.Removed));
        Assert.Distinct(seen.Select(change => (change.At, change.Deal)));
        Assert.Equal(seen.OrderBy(change => change.At).Select(change => change.At), seen.Select(change => change.At));
    }

    /// <summary>A slow write logs its changes late, but under the time at which it began.</summary>
    [Fact]
    public async Task HidesChangesWhileAnEarlierWriteMayStillLogAnother()
    {
        var time = new FakeTimeProvider(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
        var tables = new MemoryTables(time: time);
        await tables.CreateAsync(CancellationToken.None);
        await LoadAsync(tables, Seeds.Deals[0]);
        var seen = new List<DealId>();
        var after = Change.KeyAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var reached = false;
        for (var call = 0; !reached || call == 0; call++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            var (slow, quick) = (Seeds.Deals[1 + (call * 2)], Seeds.Deals[2 + (call * 2)]);
            var interrupted = new InterruptedTables(tables, call, async () =>
            {
                time.Advance(TimeSpan.FromMinutes(1));
                await WriteAsync(tables, quick);
                time.Advance(TimeSpan.FromMinutes(1));
                await FollowAsync();
            });
            await WriteAsync(interrupted, slow);
            reached = !interrupted.WasReached;
            await FollowAsync();
            Assert.Equal(seen.Distinct(), seen);
            Assert.Contains(slow.Id, seen);
            Assert.True(reached || seen.Contains(quick.Id), $"The follower missed the change during call {call}.");
        }

        async Task FollowAsync()
        {
            (var changes, _, after, _) = await new ChangeReader(tables).ReadAsync(after, 100, CancellationToken.None);
            seen.AddRange(changes.Select(change => change.Deal));
        }
    }

    private static Task LoadAsync(ITables tables, Deal deal) =>
        new SeedLoad(tables, TimeProvider.System).RunAsync(FrozenSeeds.NamedIn([deal]), [deal], null, CancellationToken.None);

    private static Task WriteAsync(ITables tables, Deal deal) =>
        new DealWriter(tables).PutAsync([deal.ToRows(new(FrozenSeeds.NamedIn([deal])), ExchangeRates.None)], CancellationToken.None);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAA")]
    public void RefusesATokenItDidNotIssue(string token) => Assert.Null(ChangeReader.Key(token));
}
