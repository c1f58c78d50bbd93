using System.Text.Json;
using ServerlessDeals.Publishing;
using static ServerlessDeals.Tests.Domain.Sums;

namespace ServerlessDeals.Tests.Domain;

/// <summary>
/// DOMAIN.md, section 2: one total of all currencies in dollars. Here a euro is $1.25, a pound is $2.50 and a dollar is CN¥7; there is no
/// rate of the won.
/// </summary>
public sealed class AComparableTotal
{
    [Theory]
    [InlineData("$3M", "USD 1M", "USD 2M")]
    [InlineData("$123.46M", "USD 123456789")]
    [InlineData("about $1.25M", "EUR 1M")]
    [InlineData("about $125M", "USD 123456789", "EUR 1M")]
    [InlineData("about $1M", "CNY 7M")]
    [InlineData("about $714K", "CNY 5M")]
    [InlineData("about $1.43M", "CNY 5M", "about CNY 5M")]
    [InlineData("about $1T", "EUR 799.7B")]
    [InlineData("at least $430M", "at least USD 429M", "EUR 1.5M")]
    [InlineData("at least $714K", "more than CNY 5M")]
    [InlineData("between $4.21B and $5.03B", "between EUR 3.37B and 4.02B")]
    [InlineData("between about $4.21B and $5.03B", "between USD 4.2B and 5.0175B", "EUR 9999K")]
    [InlineData("between about $1.25M and $7.5M", "EUR 1M", "up to EUR 5M")]
    [InlineData("up to $7.15M", "up to CNY 50M")]
    [InlineData("$0", "EUR 0")]
    [InlineData("$5M", "USD 5M", "EUR 0")]
    public void IsPrintedWithThreeDigitsIfADealWasConverted(string text, params string[] amounts) =>
        Assert.Equal(text, Comparable(amounts)!.Text);

    [Theory]
    [InlineData(714_285L, 714_285L, "CNY 5M")]
    [InlineData(1_428_571L, 1_428_571L, "CNY 5M", "CNY 5M")]
    [InlineData(11_500_000L, 11_500_000L, "GBP 1M", "CNY 2M", "USD 3M", "EUR 4M", "CNY 5M")]
    [InlineData(5_714_285L, null, "CNY 5M", "at least USD 5M")]
    [InlineData(714_285L, 7_142_858L, "between CNY 5M and 50M")]
    [InlineData(0L, 7_142_858L, "up to CNY 50M")]
    public void AddsUpTheBoundsOfTheConversions(long low, long? high, params string[] amounts)
    {
        var total = Comparable(amounts)!.Total;
        Assert.Equal((low, high, Currency.Usd), (total.Low, total.High, total.Currency));
    }

    [Fact]
    public void CountsTheConvertedDealsAndThoseWithoutARate()
    {
        var part = Item("z", "KRW 9B") with { PartOf = DealId.Parse("a").OrThrow() };
        TheFourFamilies.BothWays([.. Rounds("USD 1M", "EUR 4M", "KRW 5B", "undisclosed", "KRW 1B"), part], sum =>
        {
            var figures = sum.Funding.Announced;
            Assert.Equal((6, 2, 2, 1), (figures.Deals, figures.WithoutRate, figures.Usd!.Deals, figures.Usd.Converted));
            Assert.Equal("about $6M announced (two have no rate)", sum.Text);
            Assert.Equal(["$1M", "€4M", "₩6B"], figures.Totals.Select(total => total.Text));
        });
    }

    [Fact]
    public void IsLeftOutIfNothingCanBeAddedUp()
    {
        Assert.Null(Comparable("undisclosed"));
        Assert.Null(Comparable("KRW 1B"));
        Assert.Equal("₩1B announced (one has no rate)", Sum(Rounds("KRW 1B", "undisclosed")).Text);
        var json = JsonSerializer.Serialize(Sum(Rounds("undisclosed")), AnswersJson.Default.Summary);
        Assert.DoesNotContain("usd", json, StringComparison.Ordinal);
        Assert.DoesNotContain("withoutRate", json, StringComparison.Ordinal);
    }

    [Fact]
    public void IsTheTotalInDollarsIfThereIsNoOtherCurrency()
    {
        string[] amounts = ["about USD 1M", "at least USD 4M", "USD 2M"];
        var (usd, dollars) = (Comparable(amounts)!, Total(amounts));
        Assert.Equal(
            (dollars.Total, dollars.Text, dollars.Deals, dollars.Median, dollars.WithoutLargest, dollars.Largest, dollars.LargestShare),
            (usd.Total, usd.Text, usd.Deals, usd.Median, usd.WithoutLargest, usd.Largest, usd.LargestShare));
        Assert.Equal(0, usd.Converted);
    }

    [Theory]
    [InlineData("b", "€5M", "about $6.3M", "$6M", 51, "USD 6M", "EUR 5M")]
    [InlineData("a", "$7M", null, "about $6.25M", 53, "USD 7M", "EUR 5M")]
    [InlineData("a", "$5M", null, "about $5M", 50, "USD 5M", "EUR 4M")]
    [InlineData("a", "€4M", "about $5M", "$5M", 50, "EUR 4M", "USD 5M")]
    [InlineData("b", "at least €4M", "at least $5M", "$5M", 50, "USD 5M", "at least EUR 4M")]
    public void NamesTheLargestDealOfAllCurrencies(
        string deal, string reported, string? usd, string rest, int share, params string[] amounts)
    {
        var total = Comparable(amounts)!;
        Assert.Equal(
            (deal, reported, usd, rest, share),
            (
                total.Largest.Deal.ToString(),
                total.Largest.Amount.ToString(),
                total.Largest.Usd?.Text,
                total.TextOf(total.WithoutLargest!.Value),
                total.LargestShare!.Value));
    }

    [Theory]
    [InlineData("about $5M", "USD 1M", "EUR 4M", "CNY 70M")]
    [InlineData("about $714K", "CNY 5M")]
    [InlineData("about $857K", "CNY 5M", "USD 1M")]
    [InlineData("at least $6.25M", "at least EUR 4M", "at least EUR 5M", "USD 9M")]
    [InlineData("between about $5M and $6.25M", "between EUR 4M and 5M", "USD 1M", "EUR 80M")]
    public void HasTheMedianOfAllCurrencies(string median, params string[] amounts)
    {
        var total = Comparable(amounts)!;
        Assert.Equal(median, total.TextOf(total.Median));
    }

    [Fact]
    public void ThrowsIfItExceedsALong() => Assert.Throws<OverflowException>(() => Comparable("USD 8999999T", "EUR 7000000T"));
}
