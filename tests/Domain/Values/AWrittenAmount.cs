using System.Globalization;
using CsCheck;
using ServerlessDeals.Values.Spoken;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Amounts in the notation of many languages, as real files and articles have them.</summary>
public sealed class AWrittenAmount
{
    private static readonly CurrencyRule Dollars = new(Currency.Usd);
    private static readonly CurrencyRule NoRule = new();

    [Theory]
    [InlineData("roughly $40 billion", "about $40B")]
    [InlineData("north of $5 billion", "more than $5B")]
    [InlineData("upwards of $100 million", "more than $100M")]
    [InlineData("surpassing $2 billion", "more than $2B")]
    [InlineData("well above $2 billion", "more than $2B")]
    [InlineData("as large as $2 billion", "up to $2B")]
    [InlineData("up to an additional $400 million", "up to $400M")]
    [InlineData("a whopping $400 million", "$400M")]
    [InlineData("approaching $5 billion", "about $5B")]
    [InlineData("reaching or exceeding $50 billion", "at least $50B")]
    [InlineData("just short of $1 billion", "less than $1B")]
    [InlineData("in excess of $250 million", "more than $250M")]
    [InlineData("between $5M and $10M", "between $5M and $10M")]
    [InlineData("from $5 million to $10 million", "between $5M and $10M")]
    [InlineData("$10 million plus", "at least $10M")]
    [InlineData("$1.2 billion-plus", "at least $1.2B")]
    [InlineData("$10 million or more", "at least $10M")]
    [InlineData("no less than $10 million", "at least $10M")]
    [InlineData("no more than $10 million", "up to $10M")]
    [InlineData("just under $10 million", "less than $10M")]
    [InlineData("just over $10 million", "more than $10M")]
    [InlineData("close to $10 million", "about $10M")]
    [InlineData("in the region of $10 million", "about $10M")]
    [InlineData("an estimated $10 million", "about $10M")]
    [InlineData("est. $10m", "about $10M")]
    [InlineData("c. £10m", "about £10M")]
    [InlineData("$10 million or so", "about $10M")]
    [InlineData("a total of $10 million", "$10M")]
    [InlineData("a $30 million", "$30M")]
    [InlineData("$1-million", "$1M")]
    [InlineData("5-million-dollar", "$5M")]
    [InlineData("$.6 million", "$600K")]
    [InlineData("2E+11", "$200B")]
    [InlineData("1.5e6", "$1.5M")]
    [InlineData("4099999.9999999995", "$4.1M")]
    [InlineData("$1,957,069.76", "$1,957,070")]
    [InlineData("$350.00", "$350")]
    [InlineData("5 000 000", "$5M")]
    [InlineData("5\u202F000\u202F000", "$5M")]
    [InlineData("5'000'000", "$5M")]
    [InlineData("5’000’000.00", "$5M")]
    [InlineData("1.750.000", "$1.75M")]
    [InlineData("１２３ million", "$123M")]
    [InlineData("$5M​", "$5M")]
    [InlineData("ten million", "$10M")]
    [InlineData("half a billion dollars", "$500M")]
    [InlineData("a million dollars", "$1M")]
    [InlineData("one and a half billion", "$1.5B")]
    public void IsReadInEnglish(string text, string amount) => Assert.Equal(amount, SpokenAmount.Parse(text, Dollars).OrThrow().ToString());

    [Theory]
    [InlineData("3 Mrd. €", "€3B")]
    [InlineData("2,5 Mio. €", "€2.5M")]
    [InlineData("1,125 Mio. €", "€1.125M")]
    [InlineData("2,5 Millionen Euro", "€2.5M")]
    [InlineData("1,2 Milliarden Euro", "€1.2B")]
    [InlineData("500.000 €", "€500K")]
    [InlineData("1.500.000,00 €", "€1.5M")]
    [InlineData("€ 2,5 Mio", "€2.5M")]
    [InlineData("rund 30 Mio. Euro", "about €30M")]
    [InlineData("mehr als 30 Mio. Euro", "more than €30M")]
    [InlineData("mindestens 30 Millionen Euro", "at least €30M")]
    [InlineData("knapp 30 Millionen Euro", "less than €30M")]
    [InlineData("bis zu 30 Millionen Euro", "up to €30M")]
    [InlineData("zwischen 5 und 10 Mio. Euro", "between €5M and €10M")]
    [InlineData("5 bis 10 Mio. Euro", "between €5M and €10M")]
    [InlineData("CHF 2.5 Mio.", "CHF 2.5M")]
    [InlineData("CHF 2'500'000.–", "CHF 2.5M")]
    [InlineData("2'500'000 Fr.", "CHF 2.5M")]
    [InlineData("10 millions d'euros", "€10M")]
    [InlineData("1,5 milliard d'euros", "€1.5B")]
    [InlineData("10 M€", "€10M")]
    [InlineData("2,5 M€", "€2.5M")]
    [InlineData("300 k€", "€300K")]
    [InlineData("1,2 Md€", "€1.2B")]
    [InlineData("5 000 000 €", "€5M")]
    [InlineData("environ 10 millions d’euros", "about €10M")]
    [InlineData("plus de 10 millions d’euros", "more than €10M")]
    [InlineData("entre 5 et 10 millions d’euros", "between €5M and €10M")]
    [InlineData("de 5 à 10 millions d’euros", "between €5M and €10M")]
    [InlineData("10 millones de dólares", null)]
    [InlineData("30 mln zł", "PLN 30M")]
    [InlineData("5 MEUR", "€5M")]
    [InlineData("12 MSEK", "SEK 12M")]
    [InlineData("2,5 MUSD", "$2.5M")]
    [InlineData("R$ 12 milhões", "BRL 12M")]
    public void IsReadInLanguagesOfEurope(string text, string? amount) => AreAlike(text, NoRule, amount);

    [Theory]
    [InlineData("Rs 415 Cr", "₹4.15B")]
    [InlineData("Rs. 415 crore", "₹4.15B")]
    [InlineData("₹4,15,00,00,000", "₹4.15B")]
    [InlineData("INR 5.5 lakh", "₹550K")]
    [InlineData("2 crore 50 lakh rupees", "₹25M")]
    [InlineData("3億円", "¥300M")]
    [InlineData("約3億円", "about ¥300M")]
    [InlineData("3億5000万円", "¥350M")]
    [InlineData("3億5,000万円", "¥350M")]
    [InlineData("３億円", "¥300M")]
    [InlineData("1兆2000億円", "¥1.2T")]
    [InlineData("10億円以上", "at least ¥1B")]
    [InlineData("10億円超", "more than ¥1B")]
    [InlineData("10億円未満", "less than ¥1B")]
    [InlineData("5～10億円", "between ¥500M and ¥1B")]
    [InlineData("500万ドル", "$5M")]
    [InlineData("百万ドル", "$1M")]
    [InlineData("1.2亿美元", "$120M")]
    [InlineData("5000万元", "CN¥50M")]
    [InlineData("3亿元人民币", "CN¥300M")]
    [InlineData("人民币3亿元", "CN¥300M")]
    [InlineData("超过3亿元", "more than CN¥300M")]
    [InlineData("近3亿元", "less than CN¥300M")]
    [InlineData("3亿多元", "more than CN¥300M")]
    [InlineData("3亿余元", "more than CN¥300M")]
    [InlineData("近十亿元", "less than CN¥1B")]
    [InlineData("两亿美元", "$200M")]
    [InlineData("至少3000万美元", "at least $30M")]
    [InlineData("5亿港元", "HK$500M")]
    [InlineData("3억원", "₩300M")]
    [InlineData("3억 5000만원", "₩350M")]
    [InlineData("약 300억 원", "about ₩30B")]
    [InlineData("1조 2000억원", "₩1.2T")]
    [InlineData("300억원 이상", "at least ₩30B")]
    [InlineData("500만 달러", "$5M")]
    public void IsReadInLanguagesOfAsia(string text, string? amount) => AreAlike(text, NoRule, amount);

    [Theory]
    [InlineData("CAD $20 million", "C$20M")]
    [InlineData("US $5 million", "$5M")]
    [InlineData("U.S. $5 million", "$5M")]
    [InlineData("5 million U.S. dollars", "$5M")]
    [InlineData("$5 million USD", "$5M")]
    [InlineData("US$5 million (€4.6 million)", "$5M")]
    [InlineData("€500M (≈$545M)", "€500M")]
    [InlineData("€500M (about $545 million)", "€500M")]
    [InlineData("£10m ($12.7m)", "£10M")]
    [InlineData("10 million pounds", "£10M")]
    [InlineData("30 million Swedish kronor", "SEK 30M")]
    [InlineData("5M+ CAD", "at least C$5M")]
    public void NamesItsCurrencyInMoreWays(string text, string? amount) => AreAlike(text, NoRule, amount);

    [Theory]
    [InlineData("$Undisclosed")]
    [InlineData("Undisclosed amount")]
    [InlineData("an undisclosed sum")]
    [InlineData("n.a.")]
    [InlineData("TBD")]
    [InlineData("(undisclosed)")]
    [InlineData("nicht bekannt")]
    [InlineData("非公開")]
    [InlineData("未披露")]
    public void CanBeUndisclosed(string text) => Assert.Equal(Amount.Undisclosed, SpokenAmount.Parse(text, NoRule).OrThrow());

    [Theory]
    [InlineData("1.125 Mio. €", "'1.125' in '1.125 Mio. €' is ambiguous (thousands or decimals?)")]
    [InlineData("1,125m EUR", "is ambiguous")]
    [InlineData("500.000", "'500.000' is ambiguous (thousands or decimals?); write it without separators, with a point before decimals")]
    [InlineData("1.2.3 million", "is ambiguous")]
    [InlineData("12,34,5", "is ambiguous")]
    [InlineData("0,500", "does not come to a whole number")]
    [InlineData("$5 milion", "did you mean million instead of milion? Write that")]
    [InlineData("$5 miillion", "did you mean million instead of miillion? Write that")]
    [InlineData("数千万元", "is not a number; write undisclosed")]
    [InlineData("亿级", "is not a number; write undisclosed")]
    [InlineData("zweistelliger Millionenbetrag", "is not a number")]
    [InlineData("from $5 million", "is not an amount")]
    [InlineData("$5 million and more things", "is not an amount")]
    [InlineData("-5 million", "is not an amount")]
    [InlineData("5 million 6 million", "is not an amount")]
    [InlineData("€500M / $545M", "is not an amount")]
    [InlineData("$1.5", "write the unit, such as million, or add unit: million to the mapping")]
    public void IsRefusedIfItCouldMeanTwoThings(string text, string remedy) => IsRefused(SpokenAmount.Parse(text, Dollars), remedy);

    [Theory]
    [InlineData("500.000", ',', "$500K")]
    [InlineData("500.000", '.', "$500")]
    [InlineData("1,125 million", ',', "$1.125M")]
    [InlineData("1,125 million", '.', "$1.125B")]
    [InlineData("1.125 Mio.", ',', "$1.125B")]
    [InlineData("1.234,56", ',', "$1.235K")]
    [InlineData("1.234,56", '.', null)]
    [InlineData("2.5 million", ',', null)]
    public void IsReadAsTheMappingSaysDecimalsAreWritten(string text, char separator, string? amount)
    {
        var parsed = SpokenAmount.Parse(text, Dollars, new(separator), out _);
        Assert.Equal(amount, parsed.IsValue ? parsed.Value.ToString() : null);
    }

    [Theory]
    [InlineData("350", 1_000_000, "$350M")]
    [InlineData("$1.5", 1_000_000_000, "$1.5B")]
    [InlineData("0.05", 1_000_000, "$50K")]
    [InlineData("350 million", 1_000_000_000, "$350M")]
    [InlineData("5-10", 1_000_000, "between $5M and $10M")]
    public void HasTheUnitOfItsColumnIfItNamesNone(string text, long unit, string amount) =>
        Assert.Equal(amount, SpokenAmount.Parse(text, Dollars, new(Unit: unit), out _).OrThrow().ToString());

    [Theory]
    [InlineData("5 mio. kr", "DK", "DKK 5M")]
    [InlineData("5 mkr", "SE", "SEK 5M")]
    [InlineData("3億元", "TW", "NT$300M")]
    public void MayShareItsSignWithOtherCountries(string text, string country, string amount)
    {
        IsRefused(SpokenAmount.Parse(text, NoRule), "to the mapping");
        Assert.Equal(amount, SpokenAmount.Parse(text, new(Country: CountryOf(country)), out var presumed).OrThrow().ToString());
        Assert.NotNull(presumed);
    }

    /// <summary>In a column whose decimal separator is known, each number is read as it was meant, in any grouping.</summary>
    [Fact]
    public void IsReadAsItWasMeantIfTheDecimalSeparatorIsKnown()
    {
        var groups = new[] { ",", ".", " ", "\u202F", "'", "’", "" };
        var units = new[] { (" million", 6), (" Mio. €", 6), ("億円", 8), ("", 0) };
        Gen.Select(Gen.Long[1_000_000, 9_999_999_999], Gen.Int[0, 3], Gen.Int[0, groups.Length - 1], Gen.Bool, Gen.Int[0, units.Length - 1])
            .Sample(
                (digits, decimals, group, isComma, unit) =>
                {
                    var (point, value) = (isComma ? ',' : '.', digits / (decimal)Math.Pow(10, decimals));
                    if (groups[group] == $"{point}")
                    {
                        return;
                    }

                    var text = value.ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture)
                        .Replace(",", "|", StringComparison.Ordinal).Replace('.', point)
                        .Replace("|", groups[group], StringComparison.Ordinal) + units[unit].Item1;
                    var expected = decimal.Round(value * (decimal)Math.Pow(10, units[unit].Item2), MidpointRounding.AwayFromZero);
                    Assert.Equal((long)expected, SpokenAmount.Parse(text, Dollars, new(point), out _).OrThrow().Low);
                },
                iter: Long.Cases(always: 2_000, atNight: 200_000));
    }

    /// <summary>If nothing says which separator is before decimals, a number has the only value it can have, or is refused.</summary>
    [Fact]
    public void IsOnlyReadWithoutThatIfNothingElseCanBeMeant()
    {
        Gen.String[Gen.Char["0123456789.,"], 1, 12].Sample(
            text =>
            {
                var found = SpokenAmount.Parse(text + "k", Dollars);
                var readings = ((char[])['.', ',']).Select(point => SpokenAmount.Parse(text + "k", Dollars, new(point), out _))
                    .Where(reading => reading.IsValue).Select(reading => reading.Value).Distinct().ToList();
                Assert.True(found.IsValue ? readings is [var only] && only == found.Value : readings.Count != 1, text);
            },
            iter: Long.Cases(always: 5_000, atNight: 200_000));
    }

    /// <summary>Any text is an amount or an error with a remedy, and takes little time.</summary>
    [Fact]
    public void NeverFails() =>
        Gen.OneOf(
            Gen.String[Gen.Char["0123456789.,' -+$€¥%()abemilnk億万元"], 0, 40],
            Gen.String[0, 200],
            Gen.Select(Gen.Char["0., '$(a-"], Gen.Int[1, 20_000]).Select((letter, times) => new string(letter, times)))
            .Sample(
                text =>
                {
                    var parsed = SpokenAmount.Parse(text, Dollars);
                    Assert.True(parsed.IsValue || parsed.Error.Contains("; ", StringComparison.Ordinal), parsed.Error);
                },
                iter: Long.Cases(always: 2_000, atNight: 100_000));

    private static void AreAlike(string text, CurrencyRule rule, string? amount)
    {
        var parsed = SpokenAmount.Parse(text, rule);
        Assert.Equal(amount, parsed.IsValue ? parsed.Value.ToString() : null);
    }
}
