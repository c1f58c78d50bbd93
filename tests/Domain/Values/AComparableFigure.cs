using System.Globalization;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Amounts in US dollars, with the rates of the European Central Bank.</summary>
public sealed class AComparableFigure
{
    // Rates looked up by hand in the bank's file: units per euro.
    [Theory]
    [InlineData("CNY 5B", "2024-07-25", "about $690M", 692_637_653L, 692_637_654L, "0.138527531", "2024-07-25")] // 1.0851 / 7.8331
    [InlineData("EUR 600M", "2024-06-11", "about $640M", 643_800_000L, 643_800_000L, "1.073", "2024-06-11")]
    [InlineData("more than CNY 20B", "2024-07-25", "more than $2.7B", 2_770_550_612L, null, "0.138527531", "2024-07-25")]
    [InlineData("AED 36725", "1998", "about $10K", 10_000L, 10_000L, "0.272294078", null)]
    [InlineData("USD 5M", "2024-07-25", null, 0L, null, null, null)]
    [InlineData("TWD 5M", "2024-07-25", null, 0L, null, null, null)]
    [InlineData("EUR 5M", "1998-12-31", null, 0L, null, null, null)]
    [InlineData("EUR 5M", "2026-04-14", null, 0L, null, null, null)]
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
