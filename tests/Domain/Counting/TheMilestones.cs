using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The newest deal of a company, its newest valuation, and the first of at least a billion dollars.</summary>
public sealed class TheMilestones
{
    [Fact]
    public void NameTheNewestAnnouncedOrClosedDealOfAnyFamily()
    {
        Assert.Equal(DateOf("2024-02"), Counted(
            Item("a", "USD 1M") with { Date = DateOf("2024-01-05") },
            Item("b", "USD 1M", kind: DealKind.Debt) with { Date = DateOf("2024-02") },
            Item("c", "USD 1M", DealStatus.InTalks) with { Date = DateOf("2024-03") },
            Item("d", "USD 1M", DealStatus.Denied) with { Date = DateOf("2024-04") },
            Item("e", "USD 1M", kind: DealKind.Cumulative) with { Date = DateOf("2024-05") }).Newest);
        Assert.Null(Counted(Item("a", "USD 1M", DealStatus.InTalks)).Newest);
    }

    [Fact]
    public void TakeTheMorePreciseOfTwoDatesThatBeginOnTheSameDay() => Assert.Equal(
        DateOf("2024-01-01"),
        Counted(
            Item("a", "USD 1M") with { Date = DateOf("2024-01-01") },
            Item("b", "USD 1M") with { Date = DateOf("2024") },
            Item("c", "USD 1M") with { Date = DateOf("2024-01") }).Newest);

    [Fact]
    public void NameTheNewestValuationAndTheFirstOfABillion()
    {
        var sum = Counted(
            Worth("a", "USD 900M") with { Date = DateOf("2022") },
            Worth("b", "more than USD 1.2B") with { Date = DateOf("2023") },
            Worth("c", "USD 2B") with { Date = DateOf("2024") },
            Worth("d", "USD 500M") with { Date = DateOf("2025") },
            Worth("e", "undisclosed") with { Date = DateOf("2026") });
        Assert.Equal(("d", DateOf("2025"), ValuationOf("USD 500M")), Said(sum.Valuation));
        Assert.Equal(("b", DateOf("2023"), ValuationOf("more than USD 1.2B")), Said(sum.Unicorn));
    }

    // A euro is $1.25, and there is no rate of the won.
    [Theory]
    [InlineData("USD 1B", true)]
    [InlineData("about USD 1B", true)]
    [InlineData("at least USD 1B", true)]
    [InlineData("EUR 800M", true)]
    [InlineData("between USD 1B and 2B", true)]
    [InlineData("USD 999M", false)]
    [InlineData("up to USD 5B", false)]
    [InlineData("between USD 900M and 2B", false)]
    [InlineData("EUR 799M", false)]
    [InlineData("KRW 9000B", false)]
    public void CallAUnicornOnlyWhatIsSurelyWorthABillion(string valuation, bool isUnicorn) =>
        Assert.Equal(isUnicorn, Counted(Worth("a", valuation)).Unicorn is not null);

    [Fact]
    public void OfTwoDealsOfOneDateNameTheFirstById()
    {
        var sum = Counted(Worth("b", "USD 2B"), Worth("a", "USD 1B"), Worth("c", "USD 3B"));
        Assert.Equal(("a", "a"), ($"{sum.Valuation!.Deal}", $"{sum.Unicorn!.Deal}"));
    }

    [Fact]
    public void HaveValuationsOnlyForCompanies()
    {
        var count = Counts(Worth("a", "USD 2B")).Single();
        Assert.Null(SummaryBuilder.Summary(Dimension.Sector, "chips", Day, count).Valuation);
        Assert.Null(SummaryBuilder.Summary(Dimension.Sector, "chips", Day, count).Unicorn);
    }

    // By adding sums, and from a running total to which a larger and newer deal was added and removed again.
    private static Summary Counted(params DealItem[] items)
    {
        var total = new RunningTotal();
        var other = Counts(Worth("other", "USD 9B") with { Date = DateOf("2030") }).Single();
        total.Add(other);
        foreach (var count in Counts(items))
        {
            total.Add(count);
        }

        total.Remove(other);
        var sum = Summary(Counts(items).Aggregate(Aggregate.None, Aggregate.Add));
        var running = Summary(total.Now());
        Assert.Equal((sum.Newest, sum.Valuation, sum.Unicorn), (running.Newest, running.Valuation, running.Unicorn));
        return sum;
    }

    private static IEnumerable<Aggregate> Counts(params DealItem[] items) => items.Select(item => Aggregate.Of(
        CountedInterval.Of(item, Day, null, null) with { Valuation = CompanyValuation.Of(item) }, Day));

    private static Summary Summary(Aggregate count) => SummaryBuilder.Summary(Dimension.Company, "acme", Day, count);

    private static (string Deal, PartialDate Date, Valuation Valuation) Said(CompanyValuation? valuation) =>
        (valuation!.Deal.ToString(), valuation.Date, valuation.Valuation);
}
