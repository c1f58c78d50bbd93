using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The rate beside a comparable figure.</summary>
public sealed class TheRateOfAFigure
{
    [Theory]
    [InlineData("CNY", "2024-07-25", "at the European Central Bank’s reference rate of 25 July 2024 (1 CNY = $0.1385)")]
    [InlineData("EUR", "2024-07-27", "at the European Central Bank’s reference rate of 26 July 2024 (1 EUR = $1.0860)")]
    [InlineData("KRW", "2024-03-05", "at the European Central Bank’s reference rate of 5 March 2024 (1 KRW = $0.0007493)")]
    [InlineData("CNY", "2024", "at the mean of the European Central Bank’s reference rates of 2024 (1 CNY = $0.1390)")]
    [InlineData(
        "KRW", "2024-Q1", "at the mean of the European Central Bank’s reference rates of the first quarter of 2024 (1 KRW = $0.0007518)")]
    [InlineData("AED", "2026-12", "at the peg of 3.6725 AED to the US dollar")]
    public void NamesItsDateAndItsSource(string currency, string date, string expected)
    {
        var amount = AmountOf($"{currency} 5B");
        Assert.Equal(expected, RateWords.Of(RealRates.All.Convert(amount, Currency.Usd, DateOf(date))!, amount.Currency));
    }
}
