using System.Globalization;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Amounts in US dollars, with the rates of the European Central Bank.</summary>
public sealed class AComparableFigure
{
    // Rates looked up by hand in the bank's file: units per euro. Those of a period are means of so many days.
    [Theory]
    [InlineData("CNY 5B", "2024-07-25", "about $690M", 692_637_653L, 692_637_654L, "0.138527531", "2024-07-25")] // 1.0851 / 7.8331
    [InlineData("EUR 600M", "2024-06-11", "about $640M", 643_800_000L, 643_800_000L, "1.073", "2024-06-11")] // Mistral
    [InlineData("EUR 11.7B", "2025-09-09", "about $14B", 13_740_480_000L, 13_740_480_000L, "1.1744", "2025-09-09")] // Mistral
    [InlineData("about EUR 450M", "2023-12", "about $490M", 490_637_368L, 490_637_369L, "1.09030526", "2023-12")] // Mistral; 19 days
    // Zhipu, 1.0591 / 7.7489.
    [InlineData("more than CNY 2.5B", "2023-10-20", "more than $340M", 341_693_659L, null, "0.136677464", "2023-10-20")]
    [InlineData("CNY 3B", "2024-12", "about $410M", 412_015_010L, 412_015_011L, "0.137338337", "2024-12")] // Zhipu; 20 days
    [InlineData("KRW 170B", "2023-12", "about $130M", 130_241_003L, 130_241_004L, "0.000766123549", "2023-12")] // Rebellions; 19 days
    // 1.1593 / 1620.49.
    [InlineData("KRW 1.55T", "2025-08-27", "about $1.1B", 1_108_871_390L, 1_108_871_391L, "0.000715400897", "2025-08-27")]
    // Sarvam, a Saturday: 1.1357 / 97.0205.
    [InlineData("INR 2.4672B", "2025-04-26", "about $29M", 28_880_484L, 28_880_485L, "0.0117057735", "2025-04-25")]
    [InlineData("JPY 10.5B", "2017", "about $94M", 93_611_100L, 93_611_101L, "0.00891534294", "2017")] // Preferred Networks; 255 days
    [InlineData("about GBP 400M", "2014", "about $660M", 659_064_606L, 659_064_607L, "1.64766152", "2014")] // DeepMind; 255 days
    [InlineData("EUR 100M", "2021-Q2", "about $120M", 120_584_444L, 120_584_445L, "1.20584444", "2021-Q2")] // 63 days
    [InlineData("EUR 1M", "2024-03-30", "about $1.1M", 1_081_100L, 1_081_100L, "1.0811", "2024-03-28")] // a Saturday after Good Friday
    [InlineData("EUR 1M", "2024-12-26", "about $1M", 1_039_500L, 1_039_500L, "1.0395", "2024-12-24")] // a holiday after a holiday
    [InlineData("EUR 1M", "2026-04-13", "about $1.2M", 1_168_400L, 1_168_400L, "1.1684", "2026-04-13")] // the last day with rates
    // A quarter that is known whole; 63 days.
    [InlineData("EUR 1M", "2026-Q1", "about $1.2M", 1_170_261L, 1_170_262L, "1.1702619", "2026-Q1")]
    [InlineData("EUR 1M", "1999", "about $1.1M", 1_065_776L, 1_065_777L, "1.06577645", "1999")] // the first year; 259 days
    [InlineData("SAR 375M", "2026-04-14", "about $100M", 100_000_000L, 100_000_000L, "0.266666667", null)] // a peg needs no rate of the day
    // The last rouble: 1.1162 / 117.201.
    [InlineData("RUB 1B", "2022-03-01", "about $9.5M", 9_523_809L, 9_523_810L, "0.00952380952", "2022-03-01")]
    [InlineData("RUB 1B", "2022-03-02", null, 0L, null, null, null)]
    [InlineData("RUB 1B", "2022", null, 0L, null, null, null)]
    // The first yuan: 1.2959 / 10.7255.
    [InlineData("CNY 1B", "2005-04-01", "about $120M", 120_824_203L, 120_824_204L, "0.120824204", "2005-04-01")]
    [InlineData("CNY 1B", "2005-03-31", null, 0L, null, null, null)]
    [InlineData("CNY 1B", "2005", null, 0L, null, null, null)]
    [InlineData("ISK 1B", "2012-06-01", null, 0L, null, null, null)] // suspended
    [InlineData("more than CNY 20B", "2024-07-25", "more than $2.7B", 2_770_550_612L, null, "0.138527531", "2024-07-25")]
    [InlineData("AED 36725", "1998", "about $10K", 10_000L, 10_000L, "0.272294078", null)]
    [InlineData("USD 5M", "2024-07-25", null, 0L, null, null, null)]
    [InlineData("TWD 5M", "2024-07-25", null, 0L, null, null, null)]
    [InlineData("EUR 5M", "1998-12-31", null, 0L, null, null, null)]
    [InlineData("EUR 5M", "2026-04-14", "about $5.8M", 5_842_000L, 5_842_000L, "1.1684", "2026-04-13")] // until a newer rate is published
    [InlineData("EUR 5M", "2026-04", null, 0L, null, null, null)]
    public void IsTheAmountAtTheRateOfTheDealsDate(
        string amount, string date, string? text, long low, long? high, string? rate, string? rateDate)
    {
        var usd = RealRates.All.Convert(AmountOf(amount), Currency.Usd, PartialDate.Parse(date).OrThrow());
        Assert.Equal(
            text is null ? ((string?, long, long?, string?, string?)?)null : (text, low, high, rate, rateDate),
            usd is null
                ? null
                : (usd.Text, usd.Low, usd.High, usd.Rate.Rate.ToString(CultureInfo.InvariantCulture), usd.Rate.Date?.ToString()));
    }
}
