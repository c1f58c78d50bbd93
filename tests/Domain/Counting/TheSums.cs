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

    private static readonly Gen<Stay[][]> Deals = Generators.Deals.Array[1, 6].Select(deals =>
        deals.Select((deal, i) => StaysOf(deal with { Id = DealId.Parse($"deal-{i}").OrThrow() })).ToArray());

    [Fact]
    public void AddUpTheDealsThatStoodOnEachDay() => Deals.Sample(deals =>
    {
        foreach (var step in Stepped.Sum([.. deals.SelectMany(deal => deal)], DateOnly.MinValue, (day, count) => Json(day, count)))
        {
            var there = deals.SelectMany(deal => deal)
                .Where(stay => stay.From <= step.From && (stay.Until is null || step.From < stay.Until));
            var expected = there.Select(stay => Count.Of(stay, step.From)).Aggregate(Count.None, Count.Add);
            Assert.Equal(Json(step.From, expected), step.Value);
        }
    }, iter: 30);

    [Fact]
    public void FromADayOnEqualTheSumsOfAllTimeFromThatDay() => Gen.Select(Deals, Generators.Days).Sample((deals, day) =>
    {
        var stays = deals.SelectMany(deal => deal).ToList();
        var all = Stepped.Sum(stays, DateOnly.MinValue, Json);
        Assert.Equal(all.Between(day, null), Stepped.Sum(stays, day, Json));
    }, iter: 30);

    [Fact]
    public void AreReadAsTheyWereStored() => Deals.Sample(deals =>
    {
        IReadOnlyList<Stay> stays = [.. deals.SelectMany(deal => deal)];
        var stored = JsonSerializer.Deserialize(Columns.Json(stays, SummaryJson.Default.Stays), SummaryJson.Default.Stays)!;
        Assert.Equal(stays, stored);
    }, iter: 30);

    [Fact]
    public void ChangeOnTheFirstDayOnWhichTheDealsDiffer() => Gen.Select(Deals, Deals).Sample((some, others) =>
    {
        var (before, after) = (some.SelectMany(deal => deal).ToList(), others.SelectMany(deal => deal).ToList());
        var (sums, later) = (Stepped.Sum(before, DateOnly.MinValue, Standing), Stepped.Sum(after, DateOnly.MinValue, Standing));
        var since = Stay.Difference(before, after);
        Assert.Equal(since is null, before.ToHashSet().SetEquals(after));
        Assert.All(Stepped.Days(before).Union(Stepped.Days(after)), day => Assert.True(since <= day || sums.At(day) == later.At(day)));

        Assert.True(since is null || !On(before, since.Value).SetEquals(On(after, since.Value)));

        static string Standing(DateOnly day, Count count) => Json(default, count);

        static HashSet<Stay> On(IEnumerable<Stay> stays, DateOnly day) =>
        [
            .. from stay in stays
               where stay.From <= day && (stay.Until is null || day < stay.Until)
               select stay with { Until = null },
        ];
    }, iter: 30);

    [Fact]
    public void CountADealOnceWhileItsRowsAreWrittenToTwoPlaces() => Generators.Deals.Sample(deal =>
    {
        var periods = DealHistory.Of(deal, Nobody).Periods;
        var cell = Cell.Of(periods[0].Item).First();
        Assert.Equal(Cells.Count(cell, periods).Stays, Cells.Count(cell, [.. periods, .. periods]).Stays);
    }, iter: 30);

    [Fact]
    public void DoNotDependOnOrderOrGrouping() => Deals.Sample(deals =>
    {
        var counts = deals.Select(deal => Count.Of(deal[^1], deal[^1].From)).ToList();
        var left = counts.Aggregate(Count.None, Count.Add);
        var right = Enumerable.Reverse(counts).Aggregate(Count.None, (sum, count) => Count.Add(count, sum));
        var parts = Count.Add(counts.Take(2).Aggregate(Count.None, Count.Add), counts.Skip(2).Aggregate(Count.None, Count.Add));
        Assert.Equal(Json(default, left), Json(default, right));
        Assert.Equal(Json(default, left), Json(default, parts));
    }, iter: 30);

    [Fact]
    public void SplitByYearSayTheSameOnEveryDay() =>
        Generators.Days.Array[1, 200].Select(Generators.Days, (days, day) => (Days: days, Day: day)).Sample(given =>
    {
        var steps = given.Days.Distinct().Order().Select(day => new Step<string>(day, $"{day}")).ToList();
        var cuts = new StoredParts(new("", ""), [], 0).Changed([.. steps.Select(step => step.From)], DateOnly.MinValue, whole: 64);
        var part = cuts.Select(cut => (cut.From, Steps: steps.Between(cut.From, cut.Until))).Last(part => part.From <= given.Day);
        Assert.Equal(steps.At(given.Day), part.Steps.At(given.Day));
        Assert.True(part.Steps.Count <= 367);
    }, iter: 30);

    private static string Json(DateOnly day, Count count) =>
        JsonSerializer.Serialize(Publication.Summary(Dimension.Overall, "all", day, count), AnswersJson.Default.Summary);

    private static Stay[] StaysOf(Deal deal) => [.. DealHistory.Of(deal, Nobody).Periods.Select(period => Stay.Of(period, null))];
}
