using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>New rates reach storage, and then the deals that waited for them.</summary>
public sealed class ARateLoad
{
    // CNY 5B of 25 July 2024 at more than CNY 20B, KRW 170B of December 2023, and a deal in dollars.
    private const string Yuan = "baichuan-2024-07";
    private const string Won = "rebellions-2023-12";

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<Deal> Deals =
        [.. FrozenSeeds.Set.Deals.Where(deal => $"{deal.Id}" is Yuan or Won or "abridge-2023-10")];

    private static readonly RateFile Before = SomeRates.Between("2024-07-19", "2024-07-24");
    private static readonly RateFile After = SomeRates.Between("2024-07-19", "2024-07-26");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangesADealOnceWhenItsRateArrives()
    {
        var tables = await WaitingAsync();
        // Until then the deal has the rate of the day before.
        Assert.Equal(["2024-07-24"], await RateDatesAsync(tables));
        var plan = (await new RateLoad(tables, TimeProvider.System).PlanAsync(After, Cancel)).OrThrow();
        Assert.Equal(
            (2, SomeRates.DayOf("2024-07-25"), SomeRates.DayOf("2024-07-26"), Yuan),
            (plan.Days, plan.From, plan.Last, $"{Assert.Single(plan.Deals)}"));
        var logged = Logged(tables);
        Assert.Equal([Yuan], await LoadAsync(tables, After));
        Assert.Equal(logged.Append(Yuan).Order(StringComparer.Ordinal), Logged(tables));

        // Lists show it as of every day on which there was a deal to show.
        Assert.All(await PeriodsAsync(tables, Yuan), period => Assert.Equal(
            ("about $690M", "more than $2.7B"), (period.Item.Amount.Usd?.Text, period.Item.Valuation?.Usd?.Text)));
        Assert.Equal(["2024-07-25"], await RateDatesAsync(tables));
        await RefreshAsync(tables);
        await Verified.IsRightAsync(tables);
    }

    [Fact]
    public async Task ChangesNothingTheSecondTime()
    {
        var tables = await WaitingAsync();
        await LoadAsync(tables, After);
        var (rows, log) = (tables.Dump(), Logged(tables));
        var plan = (await new RateLoad(tables, TimeProvider.System).PlanAsync(After, Cancel)).OrThrow();
        Assert.True(plan.IsNothing);
        Assert.Empty(await LoadAsync(new ReadOnlyTables(tables), RateFile.None));
        Assert.Empty(await LoadAsync(tables, After));
        Assert.Equal(rows, tables.Dump());
        Assert.Equal(log, Logged(tables));
    }

    [Fact]
    public async Task ReachesDealsOfAllYearsWithTheFirstRates()
    {
        var tables = await LoadedAsync(null);
        Assert.Equal([Yuan, Won], await LoadAsync(tables, SomeRates.Between("2023-12-01", "2024-01-02")));
        var periods = await PeriodsAsync(tables, Won);
        Assert.All(periods, period => Assert.NotNull(period.Item.Amount.Usd));
        Assert.Equal("about $120M", periods[^1].Item.Amount.Usd?.Text);
    }

    [Fact]
    public async Task ReachesADealThatWasWrittenWithTheRatesOfBefore()
    {
        var tables = await WaitingAsync();
        await LoadAsync(tables, After);
        var deal = Deals.Single(deal => $"{deal.Id}" == Yuan);
        var late = deal.ToRows(new(FrozenSeeds.NamedIn([deal])), new(Before.Days));
        await new DealWriter(tables).PutAsync([late], Cancel);
        Assert.Equal([Yuan], await LoadAsync(tables, After));
        await RefreshAsync(tables);
        await Verified.IsRightAsync(tables);
    }

    [Fact]
    public async Task WritesNothingIfTheFileContradictsWhatIsStored()
    {
        var tables = await WaitingAsync();
        var rows = tables.Dump();
        var text = SomeRates.TextBetween("2024-07-24", "2024-07-26");
        var wrong = SomeRates.FileOf(text.Replace("1.0848", "1.0849", StringComparison.Ordinal));
        const string Error = "line 2: 2024-07-24 has 1.0849 for USD, but 1.0848 is stored; use the bank's own file";
        Assert.Equal(Error, (await new RateLoad(tables, TimeProvider.System).PlanAsync(wrong, Cancel)).Error);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(tables, wrong));
        Assert.Contains(Error, refused.Message, StringComparison.Ordinal);
        Assert.Equal(rows, tables.Dump());
    }

    [Fact]
    public async Task WarnsOfACurrencyThatEnds()
    {
        var tables = await WaitingAsync();
        var days = After.Days.TakeLast(2)
            .Select(day => day with { PerEuro = day.PerEuro.Where(rate => rate.Key.Code != "KRW").ToDictionary() });
        var plan = (await new RateLoad(tables, TimeProvider.System).PlanAsync(
            SomeRates.FileOf(RateCsv.Write([.. days])), Cancel)).OrThrow();
        Assert.StartsWith("KRW has no rate after 2024-07-24,", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesTheFigureOfADealWhoseCurrencyEndedBeforeItsDay()
    {
        var tables = await WaitingAsync();
        var days = After.Days.TakeLast(2)
            .Select(day => day with { PerEuro = day.PerEuro.Where(rate => rate.Key.Code != "CNY").ToDictionary() });
        Assert.Equal([Yuan], await LoadAsync(tables, SomeRates.FileOf(RateCsv.Write([.. days]))));
        Assert.Equal([null], await RateDatesAsync(tables));
        await RefreshAsync(tables);
        await Verified.IsRightAsync(tables);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IsFinishedByTheNextIfItIsKilledAnywhere(bool afterwards)
    {
        var waiting = await WaitingAsync();
        var undisturbed = waiting.Copy();
        var counted = new KilledTables(undisturbed);
        await LoadAsync(counted, After);
        await RefreshAsync(undisturbed);
        var (rows, summaries) = (undisturbed.Dump(), await AllSummaries.OfAsync(undisturbed));
        Assert.True(counted.Calls > 20, $"{counted.Calls} calls");
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 3, atNight: 1))
        {
            var tables = waiting.Copy();
            await Assert.ThrowsAsync<KilledException>(() => LoadAsync(new KilledTables(tables, call, afterwards), After));
            await LoadAsync(tables, After);
            await RefreshAsync(tables);
            Assert.Equal(rows, tables.Dump());
            Assert.Equal(summaries, await AllSummaries.OfAsync(tables));
            Assert.DoesNotContain(tables.Rows(), stored => stored.Row.PartitionKey == "rates:");
        }
    }

    [Fact]
    public async Task EndsWellIfAnotherLoadRunsAtAnyMoment()
    {
        var (further, waiting) = (SomeRates.Between("2024-07-24", "2024-07-30"), await WaitingAsync());
        for (var call = 0; ; call += 2)
        {
            var tables = waiting.Copy();
            var interrupted = new InterruptedTables(tables, call, () => LoadAsync(tables, further));
            await LoadAsync(interrupted, After);
            if (!interrupted.WasReached)
            {
                Assert.True(call > 10, $"Only {call} calls were made.");
                break;
            }

            Assert.Equal(further.Days[^1].Day, (await StoredRates.ReadAsync(tables, Cancel)).Last);
            Assert.Equal(["2024-07-25"], await RateDatesAsync(tables));
            await RefreshAsync(tables);
            await Verified.IsRightAsync(tables);
        }
    }

    // Deals that were loaded a day before the rate of one of them is published.
    private static Task<MemoryTables> WaitingAsync() => LoadedAsync(Before);

    private static async Task<MemoryTables> LoadedAsync(RateFile? rates)
    {
        var tables = new MemoryTables();
        await new RateLoad(tables, TimeProvider.System).RunAsync(rates ?? RateFile.None, null, Cancel);
        await new SeedLoad(tables, TimeProvider.System).RunAsync(FrozenSeeds.NamedIn(Deals), Deals, null, Cancel);
        await RefreshAsync(tables);
        return tables;
    }

    private static async Task<IEnumerable<string>> LoadAsync(ITables tables, RateFile file) =>
        (await new RateLoad(tables, TimeProvider.System).RunAsync(file, null, Cancel)).Select(deal => $"{deal}");

    private static Task RefreshAsync(MemoryTables tables) =>
        new SummaryRefresh(tables, new FakeTimeProvider(Start)).RunAsync(full: false, null, Cancel, breakLease: true);

    // Every entry, also if a deal has several.
    private static IReadOnlyList<string> Logged(MemoryTables tables) =>
    [
        .. tables.Rows().Where(stored => stored.Table == TableNames.Changes && stored.Row.ContainsKey("Deal"))
            .Select(stored => $"{stored.Row["Deal"]}").Order(StringComparer.Ordinal),
    ];

    // The days of the rates at which the yuan have been converted.
    private static async Task<IEnumerable<string?>> RateDatesAsync(MemoryTables tables) =>
        (await PeriodsAsync(tables, Yuan)).Select(period => period.Item.Amount.Usd?.Rate.Date?.ToString()).Distinct();

    // What the rows of the view by date have shown of a deal.
    private static async Task<IReadOnlyList<DealPeriod>> PeriodsAsync(MemoryTables tables, string id)
    {
        var rows = tables.Rows().Where(stored => stored.Table == Views.ByDate.Table
            && stored.Row.RowKey.EndsWith("_" + id, StringComparison.Ordinal));
        var own = await DealRows.ReadAsync(tables, DealId.Parse(id).OrThrow(), Cancel);
        return [.. rows.SelectMany(stored => ViewRow.ReadAll(stored.Row)), .. own!.History.Periods];
    }
}
