using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheChangeLog
{
    private static readonly SeedSet Seeds = FrozenSeeds.Set;
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Seeds.Deals.Take(50));

    [Fact]
    public async Task GivesTheSiteOnlyDealsThatAreGoneForGood()
    {
        var time = new FakeTimeProvider(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
        var tables = new MemoryTables(emptyPageEvery: 3);
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
        var tables = new MemoryTables(emptyPageEvery: 3);
        var reader = new ChangeReader(tables, time);
        var (seen, after) = (new List<ChangeItem>(), Change.KeyAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        for (var day = 0; day < 40; day++)
        {
            await new SeedLoad(tables, time).RunAsync(Named, [.. Seeds.Deals.Skip(day).Take(5)], null, CancellationToken.None);
            for (var more = day % 3 == 0; more;)
            {
                (var changes, after, more) = await reader.ReadAsync(
                    ChangeReader.Key(ChangeReader.Token(after))!,
                    4,
                    CancellationToken.None);
                seen.AddRange(changes);
            }

            time.Advance(TimeSpan.FromDays(2));
        }

        for (var more = true; more;)
        {
            (var changes, after, more) = await reader.ReadAsync(after, 4, CancellationToken.None);
            seen.AddRange(changes);
        }

        Assert.Equal(44, seen.Count(change => change.Kind == ChangeKind.Added));
        Assert.Equal(39, seen.Count(change => change.Kind == ChangeKind.Removed));
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(seen.OrderBy(change => change.At).Select(change => change.At), seen.Select(change => change.At));
    }

    /// <summary>Until then, an older change may still be written.</summary>
    [Fact]
    public async Task HoldsEachChangeBackForFiveSeconds()
    {
        var time = new FakeTimeProvider(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
        var tables = new MemoryTables();
        await new SeedLoad(tables, time).RunAsync(Named, [Seeds.Deals[0]], null, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, await CountAsync());
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(1, await CountAsync());

        async Task<int> CountAsync() =>
            (await new ChangeReader(tables, time).ReadAsync(
                Change.KeyAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
                9,
                CancellationToken.None)).Changes.Count;
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAA")]
    public void RefusesATokenItDidNotIssue(string token) => Assert.Null(ChangeReader.Key(token));
}
