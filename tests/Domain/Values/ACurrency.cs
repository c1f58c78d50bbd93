using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class ACurrency
{
    [Theory]
    [InlineData("USD", "$")]
    [InlineData("EUR", "€")]
    [InlineData("GBP", "£")]
    [InlineData("JPY", "¥")]
    [InlineData("CNY", "CN¥")]
    [InlineData("KRW", "₩")]
    [InlineData("INR", "₹")]
    [InlineData("AUD", "A$")]
    [InlineData("CAD", "C$")]
    [InlineData("HKD", "HK$")]
    [InlineData("NZD", "NZ$")]
    [InlineData("SGD", "S$")]
    [InlineData("TWD", "NT$")]
    [InlineData("ILS", "₪")]
    [InlineData("CHF", "CHF ")]
    [InlineData("AED", "AED ")]
    [InlineData("CUP", "CUP ")]
    [InlineData("CVE", "CVE ")]
    [InlineData("JMD", "JMD ")]
    [InlineData("JOD", "JOD ")]
    [InlineData("MZN", "MZN ")]
    [InlineData("NAD", "NAD ")]
    [InlineData("STN", "STN ")]
    [InlineData("SVC", "SVC ")]
    [InlineData("ZWG", "ZWG ")]
    public void HasASymbolOrCodeBeforeTheNumber(string code, string prefix)
    {
        var currency = CurrencyOf(code);
        Assert.Equal((code, code, prefix), (currency.Code, currency.ToString(), currency.Prefix));
    }

    [Theory]
    [InlineData("$")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDT")]
    [InlineData("XAU")]
    [InlineData("")]
    [InlineData(null)]
    public void IsRefusedIfNotInIso4217(string? text) =>
        IsRefused(
            Currency.Parse(text),
            $"'{text}' is not a currency; write an ISO 4217 code such as USD, EUR or CNY ('$' alone does not say which dollar)");

    [Fact]
    public void IsEmptyByDefault() => Assert.Equal(("", "USD"), (default(Currency).Code, Currency.Usd.Code));

    [Fact]
    public void SortsByItsCode()
    {
        AreInOrder(CurrencyOf, ["AED", "CHF", "EUR", "USD"]);
        AreInOrder(CurrencyOf, ["AED", "CHF", "EUR", "USD"], (left, right) => (left < right, left <= right, left > right, left >= right));
    }
}

public sealed class AValuation
{
    [Theory]
    [InlineData("more than USD 2.5B post-money", ValuationBasis.Post, "more than $2.5B", "more than $2.5B post-money")]
    [InlineData("about USD 900B pre-money", ValuationBasis.Pre, "about $900B", "about $900B pre-money")]
    [InlineData("EUR 1B", ValuationBasis.Unknown, "€1B", "€1B")]
    public void HasAWorthAndABasis(string text, ValuationBasis basis, string worth, string printed)
    {
        var valuation = ValuationOf(text);
        Assert.Equal((basis, worth, printed), (valuation.Basis, valuation.Worth.ToString(), valuation.ToString()));
        Assert.Equal(text, valuation.ToSeedText());
    }

    [Theory]
    [InlineData("2.5B", "write a currency and a number")]
    [InlineData("USD 2.5B post", "write a currency and a number")]
    [InlineData("USD 2.5Bpost-money", "write a currency and a number")]
    [InlineData(" pre-money", "write a currency and a number")]
    [InlineData(null, "write a currency and a number")]
    [InlineData("XXX 5B pre-money", "write an ISO 4217 code")]
    public void IsRefusedWithARemedy(string? text, string remedy) => IsRefused(Valuation.Parse(text), remedy);

    [Theory]
    [InlineData("USD 5M post-money", "USD 6M", true)]
    [InlineData("USD 5M post-money", "USD 5M", false)]
    [InlineData("USD 5M post-money", "at least USD 6M", true)]
    [InlineData("USD 5M post-money", "up to USD 6M", false)]
    [InlineData("between USD 4M and 5M post-money", "USD 5M", false)]
    [InlineData("at least USD 5M post-money", "USD 6M", false)]
    [InlineData("USD 5M pre-money", "USD 6M", false)]
    [InlineData("USD 5M", "USD 6M", false)]
    [InlineData("USD 5M post-money", "EUR 6M", false)]
    [InlineData("USD 5M post-money", "undisclosed", false)]
    public void IsExceededOnlyByMoreThanThePostMoneyValue(string valuation, string raised, bool exceeded) =>
        Assert.Equal(exceeded, ValuationOf(valuation).IsExceededBy(AmountOf(raised)));
}
