using ServerlessDeals.Values.Spoken;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Amounts as spreadsheets and articles write them.</summary>
public sealed class ASpokenAmount
{
    private static readonly CurrencyRule Dollars = new(Currency.Usd);
    private static readonly CurrencyRule NoRule = new();

    [Theory]
    [InlineData("$84.5 million", "$84.5M")]
    [InlineData("  $84.5\u00A0 million ", "$84.5M")]
    [InlineData("84,500,000", "$84.5M")]
    [InlineData("1,75,00,000", "$17.5M")]
    [InlineData("1,75,000", "$175K")]
    [InlineData("650k", "$650K")]
    [InlineData("650K", "$650K")]
    [InlineData("5 thousand", "$5K")]
    [InlineData("5 lakh", "$500K")]
    [InlineData("5 lakhs", "$500K")]
    [InlineData("5 lac", "$500K")]
    [InlineData("5 lacs", "$500K")]
    [InlineData("5m", "$5M")]
    [InlineData("5MM", "$5M")]
    [InlineData("5mn", "$5M")]
    [InlineData("5 mio.", "$5M")]
    [InlineData("5 mln", "$5M")]
    [InlineData("5 millions", "$5M")]
    [InlineData("5 cr", "$50M")]
    [InlineData("5 crore", "$50M")]
    [InlineData("5 crores", "$50M")]
    [InlineData("5b", "$5B")]
    [InlineData("5 bn", "$5B")]
    [InlineData("5 bln", "$5B")]
    [InlineData("5 billion", "$5B")]
    [InlineData("5T", "$5T")]
    [InlineData("5 tn", "$5T")]
    [InlineData("5 trillion", "$5T")]
    [InlineData("12", "$12")]
    [InlineData("more than USD 2.5B", "more than $2.5B")]
    public void IsReadWithItsUnit(string text, string amount) =>
        Assert.Equal(amount, SpokenAmount.Parse(text, Dollars).OrThrow().ToString());

    [Theory]
    [InlineData("about $5M", "about $5M")]
    [InlineData("Around $5M", "about $5M")]
    [InlineData("approximately $5M", "about $5M")]
    [InlineData("approx $5M", "about $5M")]
    [InlineData("approx. $5M", "about $5M")]
    [InlineData("circa $5M", "about $5M")]
    [InlineData("ca. $5M", "about $5M")]
    [InlineData("some $5M", "about $5M")]
    [InlineData("~$5M", "about $5M")]
    [InlineData("at least $5M", "at least $5M")]
    [InlineData("≥ $5M", "at least $5M")]
    [InlineData(">=$5M", "at least $5M")]
    [InlineData("$5M+", "at least $5M")]
    [InlineData("$5M +", "at least $5M")]
    [InlineData("more than $5M", "more than $5M")]
    [InlineData("over $5M", "more than $5M")]
    [InlineData("above $5M", "more than $5M")]
    [InlineData(">$5M", "more than $5M")]
    [InlineData("up to $5M", "up to $5M")]
    [InlineData("as much as $5M", "up to $5M")]
    [InlineData("≤$5M", "up to $5M")]
    [InlineData("<=$5M", "up to $5M")]
    [InlineData("less than $5M", "less than $5M")]
    [InlineData("under $5M", "less than $5M")]
    [InlineData("below $5M", "less than $5M")]
    [InlineData("nearly $5M", "less than $5M")]
    [InlineData("almost $5M", "less than $5M")]
    [InlineData("<$5M", "less than $5M")]
    [InlineData("$5-10 million", "between $5M and $10M")]
    [InlineData("$5–10 million", "between $5M and $10M")]
    [InlineData("$500K to $1M", "between $500K and $1M")]
    [InlineData("5-10 million USD", "between $5M and $10M")]
    public void KeepsItsHedge(string text, string amount) => Assert.Equal(amount, SpokenAmount.Parse(text, Dollars).OrThrow().ToString());

    [Theory]
    [InlineData("US$5M", "USD")]
    [InlineData("us$5M", "USD")]
    [InlineData("USD$5M", "USD")]
    [InlineData("A$5M", "AUD")]
    [InlineData("AU$5M", "AUD")]
    [InlineData("C$5M", "CAD")]
    [InlineData("CA$5M", "CAD")]
    [InlineData("HK$5M", "HKD")]
    [InlineData("NZ$5M", "NZD")]
    [InlineData("S$5M", "SGD")]
    [InlineData("SG$5M", "SGD")]
    [InlineData("NT$5M", "TWD")]
    [InlineData("R$5M", "BRL")]
    [InlineData("CN¥5M", "CNY")]
    [InlineData("RMB 5M", "CNY")]
    [InlineData("5M yuan", "CNY")]
    [InlineData("JP¥5M", "JPY")]
    [InlineData("5M yen", "JPY")]
    [InlineData("€5M", "EUR")]
    [InlineData("5M€", "EUR")]
    [InlineData("5M euro", "EUR")]
    [InlineData("5M euros", "EUR")]
    [InlineData("£5M", "GBP")]
    [InlineData("₩5M", "KRW")]
    [InlineData("5M won", "KRW")]
    [InlineData("₹5M", "INR")]
    [InlineData("₪5M", "ILS")]
    [InlineData("chf 5M", "CHF")]
    [InlineData("5M CHF", "CHF")]
    [InlineData("$5M CAD", "CAD")]
    public void StatesItsCurrencySoNoneIsPresumed(string text, string code)
    {
        Assert.Equal(code, SpokenAmount.Parse(text, NoRule, out var presumed).OrThrow().Currency.Code);
        Assert.Null(presumed);
    }

    [Theory]
    [InlineData("undisclosed")]
    [InlineData("Undisclosed")]
    [InlineData("not disclosed")]
    [InlineData("unknown")]
    [InlineData("N/A")]
    [InlineData("na")]
    [InlineData("none")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("—")]
    public void CanBeUndisclosedInManyWords(string text)
    {
        Assert.Equal(Amount.Undisclosed, SpokenAmount.Parse(text, NoRule, out var presumed).OrThrow());
        Assert.Null(presumed);
    }

    [Theory]
    [InlineData("multi-million", "is not a number; write undisclosed, or the lowest amount that the source gives, such as at least USD 5M")]
    [InlineData("several million dollars", "is not a number; write undisclosed")]
    [InlineData("seven-figure sum", "is not a number; write undisclosed")]
    [InlineData("a lot", "is not an amount; write a currency, a number and its unit, such as USD 84.5M, or undisclosed")]
    [InlineData("$5 gazoo", "is not an amount; write a currency, a number and its unit")]
    [InlineData("$5M-€10M", "names two currencies; write one")]
    [InlineData("€5M USD", "names two currencies; write one")]
    [InlineData("1,23.4", "'1,23.4' is ambiguous (thousands or decimals?)")]
    [InlineData("1,234.5.6", "without separators, with a point before decimals")]
    [InlineData("12,34", "does not come to a whole number")]
    [InlineData("1.5.5-10 million", "'1.5.5' in '1.5.5-10 million' is ambiguous (thousands or decimals?)")]
    [InlineData("5-1,2 million", "has its bounds the wrong way round")]
    [InlineData("0", "is zero, which does not mean undisclosed; leave it empty, or write undisclosed")]
    [InlineData("USD 0", "is zero, which does not mean undisclosed; leave it empty, or write undisclosed")]
    [InlineData("$0-5M", "is zero, which does not mean undisclosed")]
    [InlineData(
        "10-5 million",
        "has its bounds the wrong way round, or a qualifier before a range; write the smaller figure first, and no qualifier")]
    [InlineData("5-5 million", "has its bounds the wrong way round")]
    [InlineData("about 5-10 million", "or a qualifier before a range")]
    [InlineData("over $5M+", "has two qualifiers; write one")]
    [InlineData("1.5", "does not come to a whole number below 9,000,000T; write the unit")]
    [InlineData("9999999 trillion", "does not come to a whole number below 9,000,000T")]
    [InlineData("9223372036854775807", "does not come to a whole number below 9,000,000T")]
    [InlineData("XYZ 5M", "write an ISO 4217 code")]
    public void IsRefusedIfAmbiguous(string text, string remedy)
    {
        IsRefused(SpokenAmount.Parse(text, Dollars), remedy);
        IsRefused(SpokenAmount.Parse(text, Dollars), text.StartsWith("XYZ", StringComparison.Ordinal) ? "'XYZ'" : $"'{text}'");
    }
}

/// <summary>"$" alone need not mean USD: a Singapore paper's "$468.9 million" for Zhipu was in S$.</summary>
public sealed class ABareCurrencySign
{
    [Theory]
    [InlineData("AU", "AUD")]
    [InlineData("BB", "BBD")]
    [InlineData("BN", "BND")]
    [InlineData("BS", "BSD")]
    [InlineData("BZ", "BZD")]
    [InlineData("CA", "CAD")]
    [InlineData("EC", "USD")]
    [InlineData("FJ", "FJD")]
    [InlineData("GY", "GYD")]
    [InlineData("HK", "HKD")]
    [InlineData("JM", "JMD")]
    [InlineData("NZ", "NZD")]
    [InlineData("PR", "USD")]
    [InlineData("SG", "SGD")]
    [InlineData("SV", "USD")]
    [InlineData("TT", "TTD")]
    [InlineData("TW", "TWD")]
    [InlineData("US", "USD")]
    public void MeansTheDollarOfTheSourcesCountry(string country, string code)
    {
        var amount = SpokenAmount.Parse("$468.9 million", new(Country: CountryOf(country)), out var presumed).OrThrow();
        Assert.Equal((code, 468_900_000), (amount.Currency.Code, amount.Low));
        Assert.Equal($"with a bare $, read as {code} (the source's country, {country})", presumed!.ToString());
        Assert.Equal(
            $"Written “$468.9 million”, with a bare $, read as {code} (the source's country, {country}).",
            presumed.Note("$468.9 million"));
    }

    [Theory]
    [InlineData("$5M", null, "HKD", "SG", "with a bare $, read as HKD (dollar: in the mapping)")]
    [InlineData("5M dollars", null, "HKD", null, "with a bare $, read as HKD (dollar: in the mapping)")]
    [InlineData("5M dollar", null, "HKD", null, "with a bare $, read as HKD (dollar: in the mapping)")]
    [InlineData("$5M", "CAD", "HKD", "SG", "with a bare $, read as HKD (dollar: in the mapping)")]
    [InlineData("$5M", "CAD", null, "SG", "with a bare $, read as CAD (currency: in the mapping)")]
    [InlineData("$5M", "EUR", null, "SG", "with a bare $, read as SGD (the source's country, SG)")]
    [InlineData("5M", "EUR", null, "SG", "without a currency, read as EUR (currency: in the mapping)")]
    [InlineData("5M", "JPY", "USD", null, "without a currency, read as JPY (currency: in the mapping)")]
    [InlineData("¥5M", "JPY", null, "CN", "with a bare ¥, read as JPY (currency: in the mapping)")]
    [InlineData("¥5M", "CNY", null, "JP", "with a bare ¥, read as CNY (currency: in the mapping)")]
    [InlineData("¥5M", "USD", null, "JP", "with a bare ¥, read as JPY (the source's country, JP)")]
    [InlineData("¥5M", null, null, "CN", "with a bare ¥, read as CNY (the source's country, CN)")]
    public void IsReadAsTheMappingSaysAndIsReported(string text, string? currency, string? dollar, string? country, string report)
    {
        var amount = SpokenAmount.Parse(text, Rule(currency, dollar, country), out var presumed).OrThrow();
        Assert.Equal(5_000_000, amount.Low);
        Assert.Equal(report, presumed!.ToString());
        Assert.Equal(amount.Currency, presumed.Currency);
    }

    [Theory]
    [InlineData("$5M", null, "write US$ or a code such as USD, or add dollar: USD, or the source's country, to the mapping")]
    [InlineData("$5M", "MX", "'$5M' does not say whose dollars they are")]
    [InlineData("¥5M", null, "'¥5M' may be yen or yuan; write JPY or CNY, or add the source's country to the mapping")]
    [InlineData("¥5M", "US", "'¥5M' may be yen or yuan")]
    [InlineData("5M", "US", "'5M' names no currency; write a code such as USD, or add currency: USD to the mapping")]
    public void IsRefusedIfItsCurrencyIsUnknown(string text, string? country, string remedy)
    {
        IsRefused(SpokenAmount.Parse(text, Rule(null, null, country), out var presumed), remedy);
        Assert.Null(presumed);
    }

    private static CurrencyRule Rule(string? currency, string? dollar, string? country) => new(
        currency is null ? null : CurrencyOf(currency),
        dollar is null ? null : CurrencyOf(dollar),
        country is null ? null : CountryOf(country));
}
