using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests;

public abstract class TheListOfDeals(ILoadedStore store)
{
    private readonly DealReader _deals = new(store.Tables);

    [Fact]
    public async Task ReturnsEachDealOnceAndInOrderOverAllPages()
    {
        var found = await AllAsync(new() { Limit = 37 });
        Assert.Equal(store.Seeds.Deals.Select(deal => deal.Id).Order(), found.Select(deal => deal.Id).Order());
        Assert.Equal(
            found.OrderByDescending(deal => deal.Date.First).Select(deal => deal.Date.First),
            found.Select(deal => deal.Date.First));
    }

    [Theory]
    [InlineData("2023-06-30")]
    [InlineData("2024-03-06")]
    [InlineData("2025-01-31")]
    public async Task ShowsAPastDayAsTheClaimsOfThatDaySay(string day)
    {
        var asOf = PartialDate.Parse(day).OrThrow().First;
        var expected = store.Seeds.Deals.Select(deal => Resolver.Resolve(deal, asOf)).OfType<ResolvedDeal>()
            .Select(deal => (deal.Id, deal.Status.Value, deal.Date, deal.Amount.Value)).OrderBy(deal => deal.Id);
        var found = (await AllAsync(new() { AsOf = asOf, Limit = 100 }))
            .Select(deal => (deal.Id, deal.Status, deal.Date, deal.Amount.Value)).OrderBy(deal => deal.Id);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task FiltersByInvestorStatusAndDates()
    {
        var query = new DealQuery
        {
            Investor = Slug.Parse("alibaba").OrThrow(),
            Status = new(DealStatus.Closed),
            From = PartialDate.OfYear(2024),
            To = PartialDate.OfYear(2024),
        };
        var found = await AllAsync(query);
        Assert.Contains(found, deal => deal.Id.ToString() == "minimax-2024-03");
        Assert.All(found, deal => Assert.Equal((2024, DealStatus.Closed), (deal.Date.Year, deal.Status)));
    }

    private async Task<List<DealItem>> AllAsync(DealQuery query)
    {
        var found = new List<DealItem>();
        for (var next = query; next is not null;)
        {
            var page = await _deals.ListAsync(next, TestContext.Current.CancellationToken);
            Assert.True(page.Requests <= DealReader.MaxRequests);
            found.AddRange(page.Deals);
            next = page.Next is null ? null : query with { After = Cursor.Parse(page.Next.ToText(query), query)! };
        }

        return found;
    }
}

public abstract class TheSummaries(ILoadedStore store)
{
    private static readonly (Family Family, DealKind[] Kinds)[] Families =
    [
        (Family.Funding, [DealKind.FundingRound, DealKind.StrategicInvestment]),
        (Family.Debt, [DealKind.Debt]), (Family.Secondary, [DealKind.Secondary]),
        (Family.Takeovers, [DealKind.Acquisition, DealKind.AcquihireLicence]),
    ];

    private readonly SummaryReader _summaries = new(store.Tables, TimeProvider.System);

    [Theory]
    [InlineData(null)]
    [InlineData("2024-03-06")]
    [InlineData("2025-06-30")]
    public async Task CountEachDealOfADayOnce(string? day)
    {
        DateOnly? asOf = day is null ? null : PartialDate.Parse(day).OrThrow().First;
        var deals = store.Seeds.Deals.Select(deal => Resolver.Resolve(deal, asOf ?? DateOnly.MaxValue)).OfType<ResolvedDeal>().ToList();
        var overall = (await _summaries.GetAsync(Dimension.Overall, "all", asOf, TestContext.Current.CancellationToken))!;
        foreach (var (family, kinds) in Families)
        {
            var own = deals.Where(deal => kinds.Contains(deal.Kind)).ToList();
            var settled = own.Where(deal => deal.Status.Value is DealStatus.Announced or DealStatus.Closed).ToList();
            var counted = overall.Of(family);
            Assert.Equal(settled.Count, counted.Announced.Deals);
            Assert.Equal(
                own.Count(deal => deal.Status.Value is DealStatus.Rumoured or DealStatus.InTalks),
                counted.InTalks.Deals + counted.StaleTalks.Deals);
            Assert.Equal(own.Count(deal => deal.Status.Value is DealStatus.Cancelled or DealStatus.Denied), counted.Cancelled);
            Assert.Equal(
                settled.Where(deal => deal.PartOf is null && deal.Amount.Value.Currency == Currency.Usd).Sum(deal => deal.Amount.Value.Low),
                counted.Announced.Totals.FirstOrDefault(total => total.Currency == Currency.Usd)?.Total.Low ?? 0);
        }

        Assert.Equal(deals.Count(deal => deal.Kind == DealKind.Cumulative), overall.Cumulative);
    }

    [Fact]
    public async Task RankInvestorsByDealsThenLeadsAndShareRanks()
    {
        var league = await _summaries.TableAsync(Dimension.Investor, null, TestContext.Current.CancellationToken);
        Assert.Equal(1, league.Value[0].Rank);
        foreach (var (above, below) in league.Value.Zip(league.Value.Skip(1)))
        {
            var (a, b) = (
                (above.Funding.Announced.Deals, above.Funding.Announced.Led),
                (below.Funding.Announced.Deals, below.Funding.Announced.Led));
            Assert.True(a.CompareTo(b) >= 0);
            Assert.Equal(a == b, above.Rank == below.Rank);
        }
    }

    [Fact]
    public void SeparateAlibabasAnnouncedRoundFromItsTalks()
    {
        var asOf = new DateOnly(2024, 3, 6);
        var register = new Register(store.Seeds.Organizations);
        var aggregate = store.Seeds.Deals.Where(deal => deal.Id.ToString() is "moonshot-ai-2024-02" or "minimax-2024-03")
            .Select(deal => Aggregate.Of(DealItem.Of(Resolver.Resolve(deal, asOf)!, register), asOf))
            .Aggregate(Aggregate.None, Aggregate.Add);
        Assert.Equal(
            "at least $1B announced, and at least $600M in talks",
            SummaryBuilder.Summary(Dimension.Overall, "all", asOf, aggregate).Text);
    }
}
