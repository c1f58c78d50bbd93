using System.Text.Json;
using CsCheck;
using ServerlessDeals.Publishing;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Domain;

public sealed class TheSums
{
    private static readonly Register Nobody = new([]);

    // Euros and yuan have a rate until October 2024, another one each week.
    private static readonly ExchangeRates Rates = new(Enumerable.Range(0, 92).Select(week => new DailyRates(
        new DateOnly(2023, 1, 1).AddDays(7 * week),
        new Dictionary<Currency, decimal>
        {
            [Currency.Usd] = 1.05m + (0.01m * (week % 10)),
            [Currency.Parse("CNY").OrThrow()] = 7.1m + (0.1m * (week % 7)),
        })));

    private static readonly Gen<CountedInterval[][]> Deals = Generators.Deals.Array[1, 6].Select(deals =>
        deals.Select((deal, i) => IntervalsOf(deal with { Id = DealId.Parse($"deal-{i}").OrThrow() })).ToArray());

    [Fact]
    public void EqualTheSumOfAllDealsKnownThatDay() => Deals.Sample(deals =>
    {
        foreach (var step in TimeSeries.Sum([.. deals.SelectMany(deal => deal)], DateOnly.MinValue, (day, count) => Json(day, count)))
        {
            var known = deals.SelectMany(deal => deal)
                .Where(interval => interval.From <= step.From && (interval.Until is null || step.From < interval.Until));
            var expected = known.Select(interval => Aggregate.Of(interval, step.From)).Aggregate(Aggregate.None, Aggregate.Add);
            Assert.Equal(Json(step.From, expected), step.Value);
        }
    }, iter: 30);

    [Fact]
    public void AreTheSameWhenComputedFromALaterDay() => Gen.Select(Deals, Generators.Days).Sample((deals, day) =>
    {
        var intervals = deals.SelectMany(deal => deal).ToList();
        var all = TimeSeries.Sum(intervals, DateOnly.MinValue, Json);
        Assert.Equal(all.Between(day, null), TimeSeries.Sum(intervals, day, Json));
    }, iter: 30);

    [Fact]
    public void AreReadBackFromStorageUnchanged() => Deals.Sample(deals =>
    {
        IReadOnlyList<CountedInterval> intervals = [.. deals.SelectMany(deal => deal)];
        var stored = JsonSerializer.Deserialize(Columns.Json(intervals, SummaryJson.Default.Intervals), SummaryJson.Default.Intervals)!;
        Assert.Equal(intervals, stored);
    }, iter: 30);

    [Fact]
    public void ChangeOnTheFirstDayTheDealsDiffer() => Gen.Select(Deals, Deals).Sample((earlier, later) =>
    {
        var (before, after) = (earlier.SelectMany(deal => deal).ToList(), later.SelectMany(deal => deal).ToList());
        var sumsBefore = TimeSeries.Sum(before, DateOnly.MinValue, WithoutDay);
        var sumsAfter = TimeSeries.Sum(after, DateOnly.MinValue, WithoutDay);
        var since = CountedInterval.Difference(before, after);
        Assert.Equal(since is null, before.ToHashSet().SetEquals(after));
        Assert.All(
            TimeSeries.Days(before).Union(TimeSeries.Days(after)),
            day => Assert.True(since <= day || sumsBefore.At(day) == sumsAfter.At(day)));
        Assert.True(since is null || !On(before, since.Value).SetEquals(On(after, since.Value)));

        static string WithoutDay(DateOnly day, Aggregate count) => Json(default, count);

        static HashSet<CountedInterval> On(IEnumerable<CountedInterval> intervals, DateOnly day) =>
        [
            .. from interval in intervals
               where interval.From <= day && (interval.Until is null || day < interval.Until)
               select interval with { Until = null },
        ];
    }, iter: 30);

    [Fact]
    public void CountADealOnceWhileItsRowsMove() => Generators.Deals.Sample(deal =>
    {
        var periods = DealHistory.Of(deal, Nobody, Rates).Periods;
        var cell = SummaryCell.Of(periods[0].Item).First();
        Assert.Equal(CellStore.Count(cell, periods).Intervals, CellStore.Count(cell, [.. periods, .. periods]).Intervals);
    }, iter: 30);

    [Fact]
    public void DoNotDependOnOrderOrGrouping() => Deals.Sample(deals =>
    {
        var counts = deals.Select(deal => Aggregate.Of(deal[^1], deal[^1].From)).ToList();
        var left = counts.Aggregate(Aggregate.None, Aggregate.Add);
        var right = Enumerable.Reverse(counts).Aggregate(Aggregate.None, (sum, count) => Aggregate.Add(count, sum));
        var parts = Aggregate.Add(
            counts.Take(2).Aggregate(Aggregate.None, Aggregate.Add),
            counts.Skip(2).Aggregate(Aggregate.None, Aggregate.Add));
        Assert.Equal(Json(default, left), Json(default, right));
        Assert.Equal(Json(default, left), Json(default, parts));
    }, iter: 30);

    [Fact]
    public void AreTheSameOnEveryDayWhenSplitByYear() =>
        Generators.Days.Array[1, 200].Select(Generators.Days, (days, day) => (Days: days, Day: day)).Sample(given =>
    {
        var steps = given.Days.Distinct().Order().Select(day => new Step<string>(day, $"{day}")).ToList();
        var cuts = new StoredSeries(new("", "", ""), [], 0).Changed([.. steps.Select(step => step.From)], DateOnly.MinValue, whole: 64);
        var part = cuts.Select(cut => (cut.From, Steps: steps.Between(cut.From, cut.Until))).Last(part => part.From <= given.Day);
        Assert.Equal(steps.At(given.Day), part.Steps.At(given.Day));
        Assert.True(part.Steps.Count <= 367);
    }, iter: 30);

    private static string Json(DateOnly day, Aggregate count) =>
        JsonSerializer.Serialize(SummaryBuilder.Summary(Dimension.Company, "acme", day, count), AnswersJson.Default.Summary);

    private static CountedInterval[] IntervalsOf(Deal deal) =>
    [
        .. DealHistory.Of(deal, Nobody, Rates).Periods.Select(period => CountedInterval.Of(period, null) with
        {
            Valuation = CompanyValuation.Of(period.Item),
            Keys = DealKeys.Of(period.Item),
        }),
    ];
}
