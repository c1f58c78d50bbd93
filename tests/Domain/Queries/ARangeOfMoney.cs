using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Filters on money compare intervals: DOMAIN.md, section 2.</summary>
public sealed class ARangeOfMoney
{
    [Theory]
    [InlineData("USD 1B", MatchCertainty.Definite)]
    [InlineData("USD 700M", MatchCertainty.Definite)]
    [InlineData("USD 699999999", null)]
    [InlineData("at least USD 600M", MatchCertainty.Possible)]
    [InlineData("at least USD 700M", MatchCertainty.Definite)]
    [InlineData("up to USD 700M", MatchCertainty.Possible)]
    [InlineData("up to USD 699M", null)]
    [InlineData("between USD 600M and 700M", MatchCertainty.Possible)]
    [InlineData("between USD 700M and 800M", MatchCertainty.Definite)]
    [InlineData("about USD 700M", MatchCertainty.Possible)]
    [InlineData("about USD 740M", MatchCertainty.Definite)]
    [InlineData("about USD 736M", MatchCertainty.Possible)]
    [InlineData("about USD 667M", MatchCertainty.Possible)]
    [InlineData("about USD 666M", null)]
    [InlineData("EUR 1B", null)]
    [InlineData("more than USD 600M", MatchCertainty.Possible)]
    [InlineData("more than USD 700M", MatchCertainty.Definite)]
    [InlineData("less than USD 700M", null)]
    [InlineData("less than USD 701M", MatchCertainty.Possible)]
    [InlineData("undisclosed", null)]
    public void HasDefiniteAndPossibleMatchesAboveALowerBound(string amount, MatchCertainty? match) =>
        Is(match, amount, 700_000_000, null);

    [Theory]
    [InlineData("USD 500M", MatchCertainty.Definite)]
    [InlineData("USD 700M", MatchCertainty.Definite)]
    [InlineData("USD 700000001", null)]
    [InlineData("at least USD 600M", MatchCertainty.Possible)]
    [InlineData("at least USD 700M", MatchCertainty.Possible)]
    [InlineData("at least USD 701M", null)]
    [InlineData("up to USD 700M", MatchCertainty.Definite)]
    [InlineData("up to USD 701M", MatchCertainty.Possible)]
    [InlineData("between USD 600M and 700M", MatchCertainty.Definite)]
    [InlineData("between USD 700M and 800M", MatchCertainty.Possible)]
    [InlineData("about USD 700M", MatchCertainty.Possible)]
    [InlineData("about USD 666M", MatchCertainty.Definite)]
    [InlineData("about USD 667M", MatchCertainty.Possible)]
    [InlineData("about USD 736M", MatchCertainty.Possible)]
    [InlineData("about USD 737M", null)]
    [InlineData("more than USD 700M", null)]
    [InlineData("more than USD 699M", MatchCertainty.Possible)]
    [InlineData("less than USD 700M", MatchCertainty.Definite)]
    [InlineData("less than USD 701M", MatchCertainty.Possible)]
    [InlineData("undisclosed", null)]
    public void HasDefiniteAndPossibleMatchesBelowAnUpperBound(string amount, MatchCertainty? match) =>
        Is(match, amount, null, 700_000_000);

    [Theory]
    [InlineData("USD 700M", MatchCertainty.Definite)]
    [InlineData("USD 600M", MatchCertainty.Definite)]
    [InlineData("USD 599M", null)]
    [InlineData("at least USD 600M", MatchCertainty.Possible)]
    [InlineData("up to USD 700M", MatchCertainty.Possible)]
    [InlineData("between USD 500M and 800M", MatchCertainty.Possible)]
    [InlineData("more than USD 700M", null)]
    [InlineData("less than USD 600M", null)]
    public void RequiresBothOfTwoBounds(string amount, MatchCertainty? match) => Is(match, amount, 600_000_000, 700_000_000);

    // A euro was USD 1.0851 and CNY 7.8331 on 25 July 2024, so CNY 5B were USD 692,637,653.04 and EUR 638,316,886.03.
    [Theory]
    [InlineData("USD", "CNY 5B", 692_637_653, MatchCertainty.Definite)]
    [InlineData("USD", "CNY 5B", 692_637_654, MatchCertainty.Possible)]
    [InlineData("USD", "CNY 5B", 692_637_655, null)]
    [InlineData("USD", "about CNY 5B", 692_637_653, MatchCertainty.Possible)]
    [InlineData("USD", "at least CNY 5B", 5_000_000_000, MatchCertainty.Possible)]
    [InlineData("EUR", "CNY 5B", 638_316_886, MatchCertainty.Definite)]
    [InlineData("EUR", "CNY 5B", 638_316_888, null)]
    [InlineData("EUR", "EUR 100M", 100_000_000, MatchCertainty.Definite)]
    [InlineData("EUR", "EUR 100M", 100_000_001, null)]
    [InlineData("EUR", "USD 108510000", 100_000_000, MatchCertainty.Definite)]
    [InlineData("EUR", "USD 108509999", 100_000_000, MatchCertainty.Possible)]
    [InlineData("EUR", "USD 108508000", 100_000_000, null)]
    [InlineData("USD", "AED 36725000", 9_999_999, MatchCertainty.Definite)]
    [InlineData("AED", "USD 10M", 36_725_000, MatchCertainty.Definite)]
    [InlineData("TWD", "TWD 5M", 5_000_000, MatchCertainty.Definite)]
    [InlineData("TWD", "USD 5B", 1, null)]
    [InlineData("USD", "TWD 5B", 1, null)]
    [InlineData("EUR", "undisclosed", 0, null)]
    public void ComparesAmountsInAnyCurrency(string currency, string amount, long least, MatchCertainty? match)
    {
        var (reported, day) = (AmountOf(amount), DateOf("2024-07-25"));
        var dollars = RealRates.All.Convert(reported, Currency.Usd, day) ?? ConvertedAmount.OfDollars(reported);
        Assert.Equal(match, new MoneyRange(CurrencyOf(currency), least, null).Of(reported, dollars, day, RealRates.All));
    }

    // The conversion of a bound is rounded outwards: CNY 5B are between EUR 638,316,886 and 638,316,887.
    [Theory]
    [InlineData("USD", "more than AED 367250000", 100_000_000, null)]
    [InlineData("USD", "at least AED 367250000", 100_000_000, MatchCertainty.Possible)]
    [InlineData("AED", "more than USD 100M", 367_250_000, null)]
    [InlineData("AED", "at least USD 100M", 367_250_000, MatchCertainty.Possible)]
    [InlineData("EUR", "more than CNY 5B", 638_316_886, null)]
    [InlineData("EUR", "more than CNY 5B", 638_316_887, MatchCertainty.Possible)]
    public void ExcludesAnOpenBoundInAnyCurrency(string currency, string amount, long most, MatchCertainty? match)
    {
        var (reported, day) = (AmountOf(amount), DateOf("2024-07-25"));
        var dollars = RealRates.All.Convert(reported, Currency.Usd, day) ?? ConvertedAmount.OfDollars(reported);
        Assert.Equal(match, new MoneyRange(CurrencyOf(currency), null, most).Of(reported, dollars, day, RealRates.All));
    }

    [Theory]
    [InlineData("USD")]
    [InlineData("EUR")]
    public void MatchesNoAmountWithoutARate(string currency)
    {
        var (reported, day) = (AmountOf("CNY 5B"), DateOf("2030"));
        Assert.Null(new MoneyRange(CurrencyOf(currency), 0, null).Of(reported, null, day, RealRates.All));
        Assert.Null(new MoneyRange(CurrencyOf(currency), null, null).Of(null, null, day, RealRates.All));
        Assert.Equal(
            MatchCertainty.Definite, new MoneyRange(CurrencyOf("CNY"), 5_000_000_000, null).Of(reported, null, day, RealRates.All));
    }

    [Fact]
    public void IsPrintedWithItsBounds() => Assert.Equal("USD 5..7", new MoneyRange(Currency.Usd, 5, 7).ToString());

    private static void Is(MatchCertainty? match, string amount, long? least, long? most)
    {
        var reported = AmountOf(amount);
        var range = new MoneyRange(Currency.Usd, least, most);
        Assert.Equal(match, range.Of(reported, ConvertedAmount.OfDollars(reported), DateOf("2024"), ExchangeRates.None));
    }
}
