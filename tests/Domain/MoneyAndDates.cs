using CsCheck;
using static ServerlessDeals.Tests.Domain.Generators;

namespace ServerlessDeals.Tests.Domain;

public sealed class AnAmount
{
    [Theory]
    [InlineData("at least USD 600M", "at least $600M")]
    [InlineData("more than USD 2.5B", "more than $2.5B")]
    [InlineData("about EUR 385M", "about €385M")]
    [InlineData("CNY 5B", "CN¥5B")]
    [InlineData("between USD 300M and 350M", "between $300M and $350M")]
    [InlineData("up to KRW 1.5T", "up to ₩1.5T")]
    [InlineData("less than CHF 700M", "less than CHF 700M")]
    [InlineData("USD 84512345", "$84,512,345")]
    [InlineData("undisclosed", "undisclosed")]
    public void IsPrintedAsPeopleWriteIt(string seed, string printed) => Assert.Equal(printed, Amount.Parse(seed).OrThrow().ToString());

    [Theory]
    [InlineData("$600M")]
    [InlineData("at least 600M")]
    [InlineData("about USD 0")]
    [InlineData("between USD 350M and 300M")]
    [InlineData("USD 1.5")]
    [InlineData("USD -5M")]
    [InlineData("USD 9999999999T")]
    [InlineData("")]
    public void IsRefusedWithARemedyWhereItCannotBeRead(string text)
    {
        var parsed = Amount.Parse(text);
        Assert.False(parsed.IsValue);
        Assert.Contains($"'{text}'", parsed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsReadBackFromSeedTextAsItWas() => Amounts.Sample(amount => Assert.Equal(amount, Amount.Parse(amount.ToSeedText()).OrThrow()));

    [Fact]
    public void AddsUpInAnyOrderAndGrouping() => Amounts.Select(Amounts, Amounts).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
    });

    [Fact]
    public void StaysOpenWhenAnythingAddedIsOpen() => Amounts.Select(Amounts).Sample((a, b) =>
        Assert.Equal(a.High is null || b.High is null, (a + b).High is null));

    [Fact]
    public void IsNotAddedWhileItIsUndisclosed() =>
        Assert.Throws<InvalidOperationException>(() => Amount.Undisclosed + Amount.Exactly(1, Currency.Usd));
}

public sealed class APartialDate
{
    [Fact]
    public void IsReadBackAsItWasPrinted() => Dates.Sample(date => Assert.Equal(date, PartialDate.Parse(date.ToString()).OrThrow()));

    [Fact]
    public void ContainsItsFirstAndLastDay() => Dates.Sample(date =>
    {
        Assert.True(date.Contains(PartialDate.OfDay(date.First)));
        Assert.True(date.Contains(PartialDate.OfDay(date.Last)));
        Assert.False(date.Contains(PartialDate.OfDay(date.Last.AddDays(1))));
    });

    [Theory]
    [InlineData("1201-05")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("2024-Q5")]
    [InlineData("last year")]
    public void RefusesWhatIsNoDate(string text) => Assert.False(PartialDate.Parse(text).IsValue);
}
