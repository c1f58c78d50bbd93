using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A list with bounds that are not in US dollars needs the stored rates.</summary>
public sealed class ABoundInAnotherCurrency
{
    private static readonly DealQuery Query = new()
    {
        Company = Id("acme"),
        Amount = new(Currency.Parse("EUR").OrThrow(), 5, null),
    };

    private readonly MemoryTables _tables = new();
    private readonly FakeTimeProvider _time = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task ReadsTheRatesOnceAnHour()
    {
        var reader = await ReaderAsync();
        await StoreAsync(new DateOnly(2026, 11, 30));
        Assert.Equal([(2, 30), (1, 30)], [await CostAsync(reader), await CostAsync(reader)]);
        await StoreAsync(new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 1));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((1, 30), await CostAsync(reader));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([(2, 1), (1, 1)], [await CostAsync(reader), await CostAsync(reader)]);
    }

    [Fact]
    public async Task LooksAgainAtOnceIfThereWereNoRates()
    {
        var reader = await ReaderAsync();
        Assert.Equal((2, null), await CostAsync(reader));
        await StoreAsync(new DateOnly(2026, 11, 30));
        Assert.Equal((2, 30), await CostAsync(reader));
    }

    [Fact]
    public async Task NeedsNoRatesForDollars()
    {
        var reader = await ReaderAsync();
        var page = await reader.ListAsync(Query with { Amount = new(Currency.Usd, 5, null) }, CancellationToken.None);
        Assert.Equal(1, page.Requests);
    }

    [Theory]
    [InlineData("-announced")]
    [InlineData("-amount")]
    [InlineData("valuation")]
    public async Task CostsAtMostFiveRequestsWithManyFilters(string order)
    {
        var query = Query with
        {
            Companies = new(),
            Investor = Id("anna"),
            Sectors = new(Id("robotics")),
            Countries = new(Country.Parse("CN").OrThrow()),
            Rounds = new(Id("seed")),
            Order = DealOrder.Parse(order)!,
        };
        var page = await (await ReaderAsync()).ListAsync(query, CancellationToken.None);
        Assert.InRange(page.Requests, 2, DealReader.MaxRequests);
        Assert.Null(page.Next);
    }

    private async Task<DealReader> ReaderAsync()
    {
        await _tables.CreateAsync(CancellationToken.None);
        return new(_tables, _time);
    }

    private async Task StoreAsync(params DateOnly[] days) => await StoredRates.WriteAsync(
        _tables,
        [.. days.Select(day => new DailyRates(day, new Dictionary<Currency, decimal> { [Currency.Usd] = 1.1m }))],
        await StoredRates.ReadStateAsync(_tables, CancellationToken.None),
        CancellationToken.None);

    private static async Task<(int Requests, int? Day)> CostAsync(DealReader reader)
    {
        var page = await reader.ListAsync(Query, CancellationToken.None);
        return (page.Requests, page.Explanation!.Bounds!.RatesUntil?.Day);
    }

    private static Slug Id(string text) => Slug.Parse(text).OrThrow();
}
