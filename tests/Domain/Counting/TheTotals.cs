using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>A sum to which counts are added, and from which they are removed.</summary>
public sealed class ARunningTotal
{
    private static readonly Aggregate Two = Aggregate.Add(Led("a", "USD 1M"), Led("b", "at least USD 2M"));

    [Fact]
    public void AddsAndRemovesCountsOfSeveralDeals()
    {
        var running = new RunningTotal();
        running.Add(Two);
        running.Add(Led("c", "USD 4M"));
        Assert.Equal((3, 3, "at least $7M", 3), Line(running));
        running.Remove(Two);
        Assert.Equal((1, 1, "$4M", 1), Line(running));
        running.Add(Two);
        Assert.Equal((3, 3, "at least $7M", 3), Line(running));
        running.Remove(Led("c", "USD 4M"));
        Assert.Equal((2, 2, "at least $3M", 2), Line(running));
    }

    [Fact]
    public void IsEmptyOnceEverythingIsRemoved()
    {
        var running = new RunningTotal();
        running.Add(Two);
        running.Remove(Two);
        var announced = running.Now().Funding.Announced;
        Assert.Equal((0, 0), (announced.Deals, announced.Led));
        Assert.Empty(announced.Sums);
    }

    private static Aggregate Led(string id, string amount)
    {
        var item = Item(id, amount) with { Parties = [new(IdOf("x"), "X", PartyRole.Lead, Commitment.Closed, null)] };
        return Aggregate.Of(CountedInterval.Of(item, Day, null, "x"), Day);
    }

    private static (int Deals, int Led, string Text, int Summed) Line(RunningTotal running)
    {
        var figures = SummaryBuilder.Figures(running.Now().Funding.Announced);
        return (figures.Deals, figures.Led, figures.Totals[0].Text, figures.Totals[0].Deals);
    }
}

/// <summary>The sum of one currency. Sums are intervals too. A total is never more precise than "at least" and "up to".</summary>
public sealed class ATotal
{
    [Theory]
    [InlineData("$3M", "USD 1M", "USD 2M")]
    [InlineData("at least $3M", "at least USD 1M", "USD 2M")]
    [InlineData("at least $3M", "more than USD 1M", "USD 2M")]
    [InlineData("at least $1M", "more than USD 1M")]
    [InlineData("about $3M", "about USD 1M", "USD 2M")]
    [InlineData("at least $3M", "about USD 1M", "at least USD 2M")]
    [InlineData("between $2M and $3M", "up to USD 1M", "USD 2M")]
    [InlineData("up to $3M", "less than USD 1M", "up to USD 2M")]
    [InlineData("between about $3M and $4M", "about USD 1M", "between USD 2M and 3M")]
    [InlineData("at least $2M", "up to USD 1M", "at least USD 2M")]
    [InlineData("$2M", "USD 0", "USD 2M")]
    [InlineData("$0", "USD 0")]
    [InlineData("$3M", "USD 1M", "undisclosed", "USD 2M")]
    [InlineData("$1.24M", "USD 1236000")]
    public void KeepsEveryHedge(string text, params string[] amounts) => BothWays(amounts, total => Assert.Equal(text, total.Text));

    [Fact]
    public void IsGivenPerCurrencyDollarsFirstThenByCode() => TheFourFamilies.BothWays(
        Rounds("GBP 1M", "CNY 2M", "USD 3M", "EUR 4M", "CNY 5M"),
        sum =>
        {
            Assert.Equal("about $11.5M announced", sum.Text);
            Assert.Equal(
                [(1, "USD"), (2, "CNY"), (1, "EUR"), (1, "GBP")],
                sum.Funding.Announced.Totals.Select(total => (total.Deals, total.Currency.Code)));
            Assert.Equal("$3M", sum.Funding.Announced.Totals[0].Text);
        });

    [Theory]
    [InlineData("$5M", "USD 5M")]
    [InlineData("$0", "USD 0", "USD 0", "about USD 5M")]
    [InlineData("$3M", "USD 1M", "USD 3M", "USD 9M")]
    [InlineData("$2M", "USD 1M", "USD 3M")]
    [InlineData("$4M", "USD 9M", "USD 1M", "USD 5M", "USD 3M")]
    [InlineData("between $1 and $2", "USD 1", "USD 2")]
    [InlineData("between $2 and $3", "USD 1", "USD 4")]
    [InlineData("$3", "USD 2", "USD 4")]
    [InlineData("between $2M and $3M", "at least USD 1M", "USD 2M", "USD 3M")]
    [InlineData("at least $2M", "at least USD 1M", "at least USD 2M", "USD 3M")]
    [InlineData("at least $2M", "at least USD 1M", "USD 3M")]
    [InlineData("up to $3M", "up to USD 3M", "up to USD 2M", "up to USD 9M")]
    [InlineData("between $1M and $2M", "up to USD 2M", "USD 1M", "USD 2M")]
    [InlineData("about $3M", "about USD 1M", "USD 3M", "USD 9M")]
    [InlineData("between about $1M and $2M", "up to USD 2M", "about USD 1M", "USD 2M")]
    public void HasAMedianAsVagueAsItsDeals(string median, params string[] amounts) =>
        BothWays(amounts, total => Assert.Equal(median, total.Median.ToString()));

    [Theory]
    [InlineData("$0", "b", 100, "USD 0", "USD 5M")]
    [InlineData("$4M", "b", 60, "USD 1M", "USD 6M", "USD 3M")]
    [InlineData("at least $3M", "a", 63, "USD 5M", "at least USD 3M")]
    [InlineData("$3M", "a", 63, "at least USD 5M", "USD 3M")]
    [InlineData("$3M", "a", 63, "about USD 5M", "USD 3M")]
    [InlineData("about $3M", "a", 63, "USD 5M", "about USD 3M")]
    [InlineData("up to $3M", "a", 100, "USD 5M", "up to USD 3M")]
    [InlineData("up to $3M", "b", null, "up to USD 3M", "up to USD 5M")]
    [InlineData("$5M", "b", 50, "USD 5M", "at least USD 5M")]
    [InlineData("$5M", "a", 50, "USD 5M", "USD 5M")]
    [InlineData("$50.3M", "a", 95, "USD 949.7M", "USD 50.3M")]
    public void NamesItsLargestDealAndTheRestWithoutIt(string rest, string largest, int? share, params string[] amounts) =>
        BothWays(amounts, total =>
    {
        Assert.Equal((rest, largest, share), (total.WithoutLargest!.Value.ToString(), total.Largest.Deal.ToString(), total.LargestShare));
        Assert.Equal(AmountOf(amounts[largest[0] - 'a']), total.Largest.Amount);
    });

    [Fact]
    public void HasNoRestWithoutItsOnlyDeal() => BothWays(["USD 5M"], total =>
    {
        Assert.Null(total.WithoutLargest);
        Assert.Equal(("a", "$5M", 100), (total.Largest.Deal.ToString(), total.Largest.Amount.ToString(), total.LargestShare));
    });

    [Fact]
    public void ThrowsIfItExceedsALong()
    {
        Assert.Throws<OverflowException>(() => Total("at least USD 9000000T", "at least USD 9000000T"));
        Assert.Throws<OverflowException>(() => Total("up to USD 9000000T", "up to USD 9000000T"));
        Assert.Throws<OverflowException>(() => TotalThroughRunningTotal("at least USD 4000000T", "at least USD 4000000T"));
        Assert.Throws<OverflowException>(() => TotalThroughRunningTotal("up to USD 4000000T", "up to USD 4000000T"));
    }

    private static void BothWays(string[] amounts, Action<CurrencyTotal> check)
    {
        check(Total(amounts));
        check(TotalThroughRunningTotal(amounts));
    }
}
