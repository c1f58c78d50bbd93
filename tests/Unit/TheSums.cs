using CsCheck;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheSums
{
    private static readonly Register Nobody = new([]);

    private static readonly Gen<IReadOnlyList<Step<Count>>[]> Histories = Generators.Deals.Array[1, 6].Select(deals =>
        deals.Select((deal, i) => (IReadOnlyList<Step<Count>>)
            [.. Resolver.History(deal with { Id = DealId.Parse($"deal-{i}").OrThrow() }).Select(step => new Step<Count>(step.From, Count.Of(DealItem.Of(step.Deal, Nobody), null)))]).ToArray());

    [Fact]
    public void OfManyHistoriesAreOnEachDayTheSumOfAllCountsOfThatDay() => Histories.Sample(histories =>
    {
        foreach (var step in Stepped.Sum(histories, (day, count) => Json(day, count)))
        {
            var expected = histories.Select(history => history.At(step.From)).OfType<Count>().Aggregate(Count.None, Count.Add);
            Assert.Equal(Json(step.From, expected), step.Value);
        }
    });

    [Fact]
    public void AreTheSameInAnyOrderAndAnyGrouping() => Histories.Sample(histories =>
    {
        var counts = histories.Select(history => history[^1].Value).ToList();
        var left = counts.Aggregate(Count.None, Count.Add);
        var right = Enumerable.Reverse(counts).Aggregate(Count.None, (sum, count) => Count.Add(count, sum));
        var parts = Count.Add(counts.Take(2).Aggregate(Count.None, Count.Add), counts.Skip(2).Aggregate(Count.None, Count.Add));
        Assert.Equal(Json(default, left), Json(default, right));
        Assert.Equal(Json(default, left), Json(default, parts));
    });

    private static string Json(DateOnly day, Count count) =>
        System.Text.Json.JsonSerializer.Serialize(Publication.Summary(Dimension.Overall, "all", day, count), ServerlessDeals.Json.DealsJson.Default.Summary);
}
