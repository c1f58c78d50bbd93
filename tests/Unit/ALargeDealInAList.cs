using ServerlessDeals.Loading;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Lists of today read only the columns that they show, and a deal with very many parties has more of them.</summary>
public sealed class ALargeDealInAList
{
    private const int Parties = 900;

    private static readonly Deal Usual = FrozenSeeds.Set.Deals.First(deal => deal.Claims[0].Parties.Count > 0);

    private static readonly Deal Large = Usual with
    {
        Id = DealId.Parse("a-large-deal").OrThrow(),
        Claims =
        [
            Usual.Claims[0] with
            {
                Parties =
                [
                    .. Enumerable.Range(0, Parties).Select(number => Usual.Claims[0].Parties[0] with
                    {
                        Org = Slug.Parse($"an-investor-with-quite-a-long-name-{number}").OrThrow(),
                    }),
                ],
            },
        ],
    };

    private readonly RecordedTables _tables = new(new MemoryTables());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-announced")]
    [InlineData("-amount")]
    public async Task IsShownWhole(string order)
    {
        await PutAsync(Usual, Large);
        var query = new DealQuery
        {
            Order = DealOrder.Parse(order)!,
            Companies = new ValueFilter<Slug>([Usual.Company], []),
        };
        var listed = (await new DealReader(_tables).ListAsync(query, Cancel)).Deals.ToDictionary(deal => deal.Id);
        Assert.Equal(Parties, listed[Large.Id].Parties.Count);
        Assert.True(listed[Usual.Id].Parties.Count < Parties);
    }

    [Fact]
    public async Task IsTheOnlyReasonToReadMoreThanIsShown()
    {
        await PutAsync(Usual);
        var (few, all) = (await BytesAsync(withTimelines: false), await BytesAsync(withTimelines: true));
        Assert.InRange(few, 1, all * 4 / 5);
    }

    private async Task<long> BytesAsync(bool withTimelines)
    {
        var before = _tables.Record.Of(Views.ByDate.Table).Received;
        await new DealReader(_tables).ListAsync(new() { WithTimelines = withTimelines }, Cancel);
        return _tables.Record.Of(Views.ByDate.Table).Received - before;
    }

    private async Task PutAsync(params Deal[] deals)
    {
        await _tables.CreateAsync(Cancel);
        await new DealWriter(_tables).PutAsync(
            [.. deals.Select(deal => deal.ToRows(new(FrozenSeeds.NamedIn([Usual])), ExchangeRates.None))], Cancel);
    }
}
