using CsCheck;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class AWalkThroughAList
{
    private static readonly IReadOnlyList<Deal> Deals = [.. FrozenSeeds.Set.Deals.Where((_, at) => at % 4 == 0).Take(60)];
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    private static readonly Gen<(bool[][] Days, int Order, int Limit, bool Filtered)> Walks =
        Gen.Select(Gen.Bool.Array[60].Array[2, 8], Gen.Int[0, 5], Gen.Int[1, 9], Gen.Bool);

    [Fact]
    public Task ReturnsEachLastingDealOnceWhileOthersChange() => Walks.SampleAsync(
        async walk =>
        {
            var tables = new MemoryTables(emptyPageEvery: 5);
            await tables.CreateAsync(CancellationToken.None);
            var reader = new DealReader(tables);
            var query = new DealQuery
            {
                Limit = walk.Limit,
                Order = DealOrder.All[walk.Order],
                Kinds = walk.Filtered ? new([DealKind.FundingRound], []) : new(),
            };
            var (found, day) = (new List<DealId>(), 0);
            await LoadAsync(tables, walk.Days[0]);
            for (var next = query; next is not null;)
            {
                var page = await reader.ListAsync(next, CancellationToken.None);
                found.AddRange(page.Deals.Select(deal => deal.Id));
                next = page.Next is null ? null : query with { After = Cursor.Parse(page.Next.ToText(query), query)! };
                await LoadAsync(tables, walk.Days[++day % walk.Days.Length]);
            }

            Assert.Equal(found.Distinct(), found);
            var seen = walk.Days.Take(day).ToList();
            var lasting = DealsAt(Enumerable.Range(0, 60).Select(at => seen.TrueForAll(stored => stored[at])).ToArray())
                .Where(deal => !walk.Filtered || deal.Kind == DealKind.FundingRound).Select(deal => deal.Id);
            Assert.Empty(lasting.Except(found));
        },
        iter: Long.Cases(always: 8, atNight: 40),
        threads: 2);

    [Fact]
    public Task ReturnsEachLastingDealOnceDuringALoad() => Walks.SampleAsync(
        async walk =>
        {
            var tables = new MemoryTables(emptyPageEvery: 5);
            await tables.CreateAsync(CancellationToken.None);
            var lasting = walk.Days[0];
            await LoadAsync(tables, lasting);
            var query = new DealQuery { Limit = walk.Limit, Order = DealOrder.All[walk.Order] };
            var (next, found) = (query, new List<DealId>());
            using var turn = new SemaphoreSlim(1);
            for (var day = 1; day <= 6; day++)
            {
                // A page is read before each write, while the load's other writes go on.
                await LoadAsync(
                    new LeaseCheckedTables(tables, ReadAsync),
                    [.. walk.Days[day % walk.Days.Length].Zip(lasting, (isStored, isLasting) => isStored || isLasting)]);
            }

            async Task ReadAsync(CancellationToken cancel)
            {
                await turn.WaitAsync(cancel);
                try
                {
                    var page = await new DealReader(tables).ListAsync(next, cancel);
                    found.AddRange(page.Deals.Select(deal => deal.Id));
                    if (page.Next is { } more)
                    {
                        next = query with { After = Cursor.Parse(more.ToText(query), query)! };
                        return;
                    }

                    Assert.Equal(found.Distinct(), found);
                    Assert.Empty(DealsAt(lasting).Select(deal => deal.Id).Except(found));
                    (next, found) = (query, []);
                }
                finally
                {
                    turn.Release();
                }
            }
        },
        iter: Long.Cases(always: 3, atNight: 12),
        threads: 2);

    private static IEnumerable<Deal> DealsAt(bool[] stored) => Deals.Where((_, at) => stored[at]);

    private static Task LoadAsync(ITables tables, bool[] stored) =>
        new SeedLoad(tables, TimeProvider.System).RunAsync(Named, [.. DealsAt(stored)], null, CancellationToken.None);
}
