using CsCheck;
using static ServerlessDeals.Tests.Domain.Generators;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class AnAmount
{
    [Theory]
    [InlineData("USD 600M", Qualifier.Exactly, 600_000_000L, 600_000_000L)]
    [InlineData("about EUR 385M", Qualifier.About, 385_000_000L, 385_000_000L)]
    [InlineData("at least USD 600M", Qualifier.AtLeast, 600_000_000L, null)]
    [InlineData("more than USD 2.5B", Qualifier.MoreThan, 2_500_000_000L, null)]
    [InlineData("up to KRW 1.5T", Qualifier.UpTo, 0L, 1_500_000_000_000L)]
    [InlineData("less than CHF 700K", Qualifier.LessThan, 0L, 700_000L)]
    [InlineData("between USD 300M and 350M", Qualifier.Between, 300_000_000L, 350_000_000L)]
    [InlineData("USD 0", Qualifier.Exactly, 0L, 0L)]
    [InlineData("USD 999", Qualifier.Exactly, 999L, 999L)]
    [InlineData("USD 0.000001M", Qualifier.Exactly, 1L, 1L)]
    [InlineData("undisclosed", Qualifier.Undisclosed, 0L, null)]
    public void IsARangeWithAQualifier(string text, Qualifier qualifier, long low, long? high)
    {
        var amount = AmountOf(text);
        Assert.Equal((qualifier, low, high), (amount.Qualifier, amount.Low, amount.High));
        Assert.Equal(qualifier == Qualifier.About, amount.IsApproximate);
        Assert.Equal(qualifier == Qualifier.Undisclosed, amount.IsUndisclosed);
    }

    [Fact]
    public void IsUndisclosedByDefault()
    {
        Assert.Equal(Amount.Undisclosed, default);
        Assert.Equal(Amount.Undisclosed, AmountOf("undisclosed"));
        Assert.NotEqual(Amount.Undisclosed, AmountOf("USD 0"));
    }

    [Theory]
    [InlineData("at least USD 5M", "more than USD 5M")]
    [InlineData("up to USD 5M", "less than USD 5M")]
    [InlineData("USD 5M", "about USD 5M")]
    [InlineData("USD 5M", "EUR 5M")]
    public void DiffersByHedgeAndCurrency(string text, string other) => Assert.NotEqual(AmountOf(text), AmountOf(other));

    [Theory]
    [InlineData("$600M", "write a currency and a number, such as USD 600M")]
    [InlineData("at least 600M", "after nothing, about, at least, more than, up to or less than")]
    [InlineData("between USD 300M", "or between USD 300M and 350M; or undisclosed")]
    [InlineData("USD 300M and 350M", "write a currency and a number")]
    [InlineData("USD  5M", "write a currency and a number")]
    [InlineData("USD 5m", "write a currency and a number")]
    [InlineData("USD 5M ", "write a currency and a number")]
    [InlineData("USD -5M", "write a currency and a number")]
    [InlineData("Undisclosed", "write a currency and a number")]
    [InlineData("", "write a currency and a number")]
    [InlineData("about USD 0", "puts a qualifier before zero; leave the amount out, or write undisclosed")]
    [InlineData("up to USD 0M", "puts a qualifier before zero; leave the amount out, or write undisclosed")]
    [InlineData("between USD 0 and 5M", "puts a qualifier before zero; leave the amount out, or write undisclosed")]
    [InlineData("between USD 350M and 300M", "has its bounds the wrong way round; write the smaller one first")]
    [InlineData("between USD 300M and 300M", "has its bounds the wrong way round; write the smaller one first")]
    [InlineData("USD 1.5", "does not come to a whole number of USD below 9,000,000T")]
    [InlineData("between USD 1 and 1.5", "does not come to a whole number of USD below 9,000,000T")]
    [InlineData("USD 9999999999T", "does not come to a whole number of USD below 9,000,000T")]
    [InlineData("USD 9223372T", "does not come to a whole number of USD below 9,000,000T")]
    [InlineData("USD 9223372036854775807", "does not come to a whole number of USD below 9,000,000T")]
    [InlineData("XXX 5M", "write an ISO 4217 code such as USD, EUR or CNY")]
    public void IsRefusedWithARemedyIfUnreadable(string text, string remedy)
    {
        IsRefused(Amount.Parse(text), remedy);
        IsRefused(Amount.Parse(text), $"'{(text.StartsWith("XXX", StringComparison.Ordinal) ? "XXX" : text)}'");
    }

    [Fact]
    public void IsRefusedIfMissing() => IsRefused(Amount.Parse(null), "'' is not an amount; write a currency and a number");

    [Theory]
    [InlineData("USD 9223371T", 9_223_371_000_000_000_000L)]
    [InlineData("USD 9223372036854775806", 9_223_372_036_854_775_806L)]
    public void ReachesTheLimitOfALong(string text, long units) => Assert.Equal(units, AmountOf(text).Low);

    [Fact]
    public void CannotHoldAnImpossibleValue()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.Exactly(-1, Currency.Usd));
        Assert.All<Func<long, Currency, Amount>>(
            [Amount.About, Amount.AtLeast, Amount.MoreThan, Amount.UpTo, Amount.LessThan],
            make =>
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => make(0, Currency.Usd));
                Assert.Throws<ArgumentOutOfRangeException>(() => make(-1, Currency.Usd));
                Assert.Equal("USD", make(1, Currency.Usd).Currency.Code);
            });
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.Between(5, 5, Currency.Usd));
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.Between(6, 5, Currency.Usd));
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.Between(0, 5, Currency.Usd));
    }

    [Fact]
    public void IsReadBackFromSeedTextUnchanged() =>
        Amounts.Sample(amount => Assert.Equal(amount, Amount.Parse(amount.ToSeedText()).OrThrow()));

    [Theory]
    [InlineData("USD 5M", 5_000_000)]
    [InlineData("at least USD 5M", 5_000_000)]
    [InlineData("between USD 5M and 7M", 5_000_000)]
    [InlineData("up to USD 7M", 7_000_000)]
    [InlineData("less than USD 7M", 7_000_000)]
    [InlineData("USD 0", 0)]
    [InlineData("undisclosed", 0)]
    public void SortsByThePrintedFigure(string text, long figure) => Assert.Equal(figure, AmountOf(text).Figure);

    [Fact]
    public void IsMorePreciseTheLessItLeavesOpen()
    {
        string[] ordered =
        [
            "USD 5M", "about USD 5M", "between USD 4M and 5M", "between USD 3M and 5M", "less than USD 5M", "up to USD 5M",
            "less than USD 5000001", "more than USD 5M", "at least USD 5M", "more than USD 4999999", "undisclosed",
        ];
        AreInOrder(text => AmountOf(text).Vagueness, ordered);
        AreInOrder(text => AmountOf(text).Vagueness, ordered, (left, right) => (left < right, left <= right, left > right, left >= right));
    }
}

public sealed class APrintedAmount
{
    [Theory]
    [InlineData("at least USD 600M", "at least $600M")]
    [InlineData("more than USD 2.5B", "more than $2.5B")]
    [InlineData("about EUR 385M", "about €385M")]
    [InlineData("CNY 5B", "CN¥5B")]
    [InlineData("between USD 300M and 350M", "between $300M and $350M")]
    [InlineData("between CHF 300M and 350M", "between CHF 300M and CHF 350M")]
    [InlineData("up to KRW 1.5T", "up to ₩1.5T")]
    [InlineData("less than CHF 700M", "less than CHF 700M")]
    [InlineData("undisclosed", "undisclosed")]
    public void ReadsAsPeopleWriteIt(string seed, string printed) => Assert.Equal(printed, AmountOf(seed).ToString());

    [Theory]
    [InlineData("USD 0", "$0")]
    [InlineData("USD 999", "$999")]
    [InlineData("USD 1000", "$1K")]
    [InlineData("USD 1234", "$1.234K")]
    [InlineData("USD 999999", "$999.999K")]
    [InlineData("USD 1000000", "$1M")]
    [InlineData("USD 84512000", "$84.512M")]
    [InlineData("USD 84512345", "$84,512,345")]
    [InlineData("USD 999999000", "$999.999M")]
    [InlineData("USD 1000M", "$1B")]
    [InlineData("USD 1234567M", "$1,234,567,000,000")]
    [InlineData("USD 1234000M", "$1.234T")]
    [InlineData("USD 1234T", "$1234T")]
    public void HasThreeDecimalsOfItsUnitOrIsPrintedInFull(string seed, string printed) => Assert.Equal(printed, AmountOf(seed).ToString());

    [Theory]
    [InlineData("USD 999", "$999")]
    [InlineData("USD 1234", "$1.23K")]
    [InlineData("USD 84512345", "$84.51M")]
    [InlineData("USD 1235000", "$1.24M")]
    [InlineData("USD 1225000", "$1.23M")]
    [InlineData("about USD 1236000", "about $1.24M")]
    [InlineData("about USD 1234000", "about $1.23M")]
    [InlineData("at least USD 1239999", "at least $1.23M")]
    [InlineData("more than USD 1239999", "more than $1.23M")]
    [InlineData("up to USD 1230001", "up to $1.24M")]
    [InlineData("less than USD 1230001", "less than $1.24M")]
    [InlineData("between USD 1239999 and 1240001", "between $1.23M and $1.25M")]
    [InlineData("USD 1234T", "$1,234T")]
    [InlineData("USD 999994", "$999.99K")]
    [InlineData("USD 999995", "$1M")]
    [InlineData("USD 999999999", "$1B")]
    [InlineData("up to USD 999990001", "up to $1B")]
    [InlineData("at least USD 999999999", "at least $999.99M")]
    [InlineData("USD 1000T", "$1,000T")]
    [InlineData("undisclosed", "undisclosed")]
    public void HasTwoDecimalsInShortWithBoundsRoundedOutwards(string seed, string printed) =>
        Assert.Equal(printed, AmountOf(seed).ToShortString());

    [Theory]
    [InlineData("USD 110B", "", "$110B")]
    [InlineData("at least USD 3400M", "at least", "$3.4B")]
    [InlineData("about USD 690M", "about", "$690M")]
    [InlineData("more than CNY 1.5B", "more than", "CN¥1.5B")]
    [InlineData("up to USD 1230001", "up to", "$1.24M")]
    [InlineData("less than USD 1B", "less than", "$1B")]
    [InlineData("between USD 1239999 and 1240001", "", "$1.23M–$1.25M")]
    [InlineData("undisclosed", "", "undisclosed")]
    public void HasItsHedgeApartForColumns(string seed, string hedge, string figure) =>
        Assert.Equal((hedge, figure), AmountOf(seed).ToShortParts());

    [Theory]
    [InlineData("USD 1234567", "USD 1.234567M")]
    [InlineData("EUR 1500M", "EUR 1.5B")]
    [InlineData("USD 1000000000001", "USD 1.000000000001T")]
    [InlineData("between CHF 300M and 350M", "between CHF 300M and 350M")]
    [InlineData("at least CNY 5B", "at least CNY 5B")]
    [InlineData("undisclosed", "undisclosed")]
    public void LosesNothingInASeedFile(string text, string written) => Assert.Equal(written, AmountOf(text).ToSeedText());

    [Fact]
    public void MarksBoundsAsApproximateOnlyForPeople()
    {
        var total = Amount.Between(300_000_000, 350_000_000, Currency.Usd, approximate: true);
        Assert.Equal("between about $300M and $350M", total.ToString());
        Assert.Equal("between USD 300M and 350M", total.ToSeedText());
        Assert.Equal("between $300M and $350M", Amount.Between(300_000_000, 350_000_000, Currency.Usd).ToString());
    }
}

public sealed class AddedAmounts
{
    [Theory]
    [InlineData("USD 1M", "USD 2M", "$3M")]
    [InlineData("USD 0", "USD 2M", "$2M")]
    [InlineData("at least USD 1M", "USD 2M", "at least $3M")]
    [InlineData("more than USD 1M", "USD 2M", "more than $3M")]
    [InlineData("more than USD 1M", "at least USD 2M", "more than $3M")]
    [InlineData("up to USD 1M", "USD 2M", "between $2M and $3M")]
    [InlineData("up to USD 1M", "up to USD 2M", "up to $3M")]
    [InlineData("less than USD 1M", "up to USD 2M", "less than $3M")]
    [InlineData("less than USD 1M", "at least USD 2M", "at least $2M")]
    [InlineData("about USD 1M", "USD 2M", "about $3M")]
    [InlineData("about USD 1M", "at least USD 2M", "at least $3M")]
    [InlineData("about USD 1M", "between USD 2M and 3M", "between about $3M and $4M")]
    [InlineData("between USD 1M and 2M", "between USD 2M and 3M", "between $3M and $5M")]
    public void KeepEveryHedge(string left, string right, string sum)
    {
        Assert.Equal(sum, (AmountOf(left) + AmountOf(right)).ToString());
        Assert.Equal(sum, (AmountOf(right) + AmountOf(left)).ToString());
    }

    [Theory]
    [InlineData("USD 1M", "EUR 1M")]
    [InlineData("USD 1M", "undisclosed")]
    [InlineData("undisclosed", "undisclosed")]
    public void MustBeDisclosedAndInOneCurrency(string left, string right)
    {
        Assert.Throws<InvalidOperationException>(() => AmountOf(left) + AmountOf(right));
        Assert.Contains(
            "have no common currency",
            Assert.Throws<InvalidOperationException>(() => AmountOf(right) + AmountOf(left)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfTheirSumExceedsALong()
    {
        Assert.Throws<OverflowException>(() => AmountOf("at least USD 9000000T") + AmountOf("at least USD 9000000T"));
        Assert.Throws<OverflowException>(() => AmountOf("up to USD 9000000T") + AmountOf("up to USD 9000000T"));
    }

    [Fact]
    public void GiveTheSameSumInAnyOrderAndGrouping() => Amounts.Select(Amounts, Amounts).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
    });

    [Fact]
    public void StayOpenWhenAnythingAddedIsOpen() => Amounts.Select(Amounts).Sample((a, b) =>
        Assert.Equal(a.High is null || b.High is null, (a + b).High is null));

    [Theory]
    [InlineData("more than USD 5M", "at least $5M")]
    [InlineData("at least USD 5M", "at least $5M")]
    [InlineData("less than USD 5M", "up to $5M")]
    [InlineData("about USD 5M", "about $5M")]
    [InlineData("USD 5M", "$5M")]
    [InlineData("between USD 4M and 5M", "between $4M and $5M")]
    public void LoseStrictBoundsAsATotal(string amount, string total) =>
        Assert.Equal(total, AmountOf(amount).AsTotal().ToString());
}

public sealed class TwoAmounts
{
    [Theory]
    [InlineData("USD 5M", "USD 5M", true)]
    [InlineData("USD 5M", "USD 6M", false)]
    [InlineData("at least USD 600M", "USD 600M", true)]
    [InlineData("at least USD 600M", "USD 599M", false)]
    [InlineData("more than USD 600M", "USD 600M", false)]
    [InlineData("more than USD 600M", "USD 601M", true)]
    [InlineData("up to USD 600M", "USD 600M", true)]
    [InlineData("up to USD 600M", "USD 601M", false)]
    [InlineData("less than USD 600M", "USD 600M", false)]
    [InlineData("less than USD 600M", "USD 599M", true)]
    [InlineData("at least USD 600M", "up to USD 600M", true)]
    [InlineData("more than USD 600M", "up to USD 600M", false)]
    [InlineData("at least USD 600M", "less than USD 600M", false)]
    [InlineData("at least USD 600M", "more than USD 900M", true)]
    [InlineData("between USD 300M and 350M", "USD 300M", true)]
    [InlineData("between USD 300M and 350M", "USD 350M", true)]
    [InlineData("between USD 300M and 350M", "USD 299M", false)]
    [InlineData("between USD 300M and 350M", "USD 351M", false)]
    [InlineData("between USD 300M and 350M", "between USD 350M and 400M", true)]
    [InlineData("between USD 300M and 350M", "between USD 351M and 400M", false)]
    [InlineData("undisclosed", "USD 5M", true)]
    [InlineData("undisclosed", "undisclosed", true)]
    [InlineData("USD 5M", "EUR 5M", false)]
    public void AreCompatibleIfSomeSumSatisfiesBoth(string left, string right, bool compatible) => Compatible(left, right, compatible);

    [Theory]
    [InlineData("about USD 100M", "USD 105M", true)]
    [InlineData("about USD 100M", "USD 105000001", false)]
    [InlineData("about USD 100M", "USD 95M", true)]
    [InlineData("about USD 100M", "USD 94999999", false)]
    [InlineData("about USD 100M", "about USD 110M", true)]
    [InlineData("about USD 100M", "about USD 111M", false)]
    [InlineData("about USD 100M", "at least USD 105M", true)]
    [InlineData("about USD 100M", "more than USD 105M", false)]
    [InlineData("about USD 100M", "up to USD 95M", true)]
    [InlineData("about USD 100M", "less than USD 95M", false)]
    [InlineData("about USD 9000000T", "USD 9000000T", true)]
    public void AllowFivePerCentIfOneIsApproximate(string left, string right, bool compatible) => Compatible(left, right, compatible);

    [Theory]
    [InlineData("USD 5M", "about USD 5M", true)]
    [InlineData("USD 5M", "at least USD 5M", true)]
    [InlineData("up to USD 5M", "USD 5M", true)]
    [InlineData("USD 5M", "USD 6M", false)]
    [InlineData("USD 5M", "EUR 5M", false)]
    [InlineData("between USD 5M and 7M", "USD 5M", false)]
    [InlineData("between USD 5M and 7M", "between USD 5M and 7M", true)]
    [InlineData("between USD 5M and 7M", "between USD 5M and 8M", false)]
    [InlineData("between USD 5M and 7M", "between USD 4M and 7M", false)]
    [InlineData("undisclosed", "USD 0", false)]
    public void CanShareAFigureWhateverTheirHedges(string left, string right, bool same)
    {
        Assert.Equal(same, AmountOf(left).HasFigureOf(AmountOf(right)));
        Assert.Equal(same, AmountOf(right).HasFigureOf(AmountOf(left)));
    }

    [Theory]
    [InlineData("USD 5M", "USD 5M", true)]
    [InlineData("USD 5M", "between USD 5M and 6M", true)]
    [InlineData("USD 6M", "between USD 5M and 6M", true)]
    [InlineData("between USD 5M and 6M", "USD 5M", false)]
    [InlineData("USD 7M", "between USD 5M and 6M", false)]
    [InlineData("USD 4M", "between USD 5M and 6M", false)]
    [InlineData("USD 5M", "at least USD 5M", true)]
    [InlineData("USD 5M", "more than USD 5M", false)]
    [InlineData("more than USD 5M", "at least USD 5M", true)]
    [InlineData("at least USD 5M", "more than USD 5M", false)]
    [InlineData("more than USD 5M", "more than USD 5M", true)]
    [InlineData("at least USD 5M", "USD 5M", false)]
    [InlineData("USD 5M", "up to USD 5M", true)]
    [InlineData("USD 5M", "less than USD 5M", false)]
    [InlineData("less than USD 5M", "up to USD 5M", true)]
    [InlineData("up to USD 5M", "less than USD 5M", false)]
    [InlineData("less than USD 5M", "less than USD 5M", true)]
    [InlineData("at least USD 5M", "up to USD 5M", false)]
    [InlineData("about USD 100M", "between USD 95M and 105M", true)]
    [InlineData("about USD 100M", "between USD 96M and 105M", false)]
    [InlineData("about USD 100M", "between USD 95M and 104M", false)]
    public void AreNestedIfEverySumOfOneFitsTheOther(string inner, string outer, bool within) =>
        Assert.Equal(within, AmountOf(inner).Range.IsWithin(AmountOf(outer).Range));

    [Theory]
    [InlineData("USD 5M", "USD 7M", "USD 12M", true)]
    [InlineData("USD 5M", "USD 7M", "USD 13M", false)]
    [InlineData("more than USD 5M", "USD 7M", "USD 12M", false)]
    [InlineData("USD 5M", "more than USD 7M", "USD 12M", false)]
    [InlineData("less than USD 5M", "USD 7M", "USD 12M", false)]
    [InlineData("USD 5M", "less than USD 7M", "USD 12M", false)]
    [InlineData("at least USD 5M", "USD 7M", "USD 900M", true)]
    [InlineData("about USD 100M", "USD 100M", "USD 205M", true)]
    [InlineData("about USD 100M", "USD 100M", "USD 206M", false)]
    public void AddUpToARangeThatKeepsTheirBounds(string left, string right, string sum, bool meets) =>
        Assert.Equal(meets, (AmountOf(left).Range + AmountOf(right).Range).Meets(AmountOf(sum).Range));

    private static void Compatible(string left, string right, bool compatible)
    {
        Assert.Equal(compatible, AmountOf(left).IsCompatibleWith(AmountOf(right)));
        Assert.Equal(compatible, AmountOf(right).IsCompatibleWith(AmountOf(left)));
    }
}
