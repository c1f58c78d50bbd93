using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Properties of converted amounts, whatever the amount, the currency and the date.</summary>
public sealed partial class TheConversion
{
    // These have rates on all generated days.
    private static readonly Gen<Currency> Currencies =
        Gen.Int[0, 5].Select(at => CurrencyOf(new[] { "EUR", "CNY", "JPY", "KRW", "GBP", "INR" }[at]));

    private static readonly Gen<PartialDate> Dates = Gen.Int[0, 5900].Select(Gen.Int[0, 3], (day, precision) =>
    {
        var first = new DateOnly(2010, 1, 1).AddDays(day);
        return precision switch
        {
            0 => PartialDate.OfYear(Math.Min(first.Year, 2025)),
            1 => PartialDate.OfQuarter(first.Year, ((first.Month - 1) / 3) + 1),
            2 => PartialDate.OfMonth(first.Year, first.Month),
            _ => PartialDate.OfDay(first),
        };
    }).Where(date => date.Last <= RealRates.All.Last);

    private static readonly Gen<long> Units = Gen.Long[1, 9_999_999].Select(Gen.Int[0, 2], (number, thousands) =>
        number * (long)Math.Pow(1000, thousands) * 10_000);

    [Fact]
    public void KeepsTheOrderOfAmounts() => Currencies.Select(Dates, Units, Units).Sample((currency, date, a, b) =>
    {
        var (less, more) = (Exactly(Math.Min(a, b), currency, date), Exactly(Math.Max(a, b), currency, date));
        Assert.True(less.Low <= more.Low && less.High <= more.High, $"{less} and {more}");
    });

    [Fact]
    public void KeepsAnIntervalInsideAnother() => Currencies.Select(Dates, Units, Units, Units).Sample((currency, date, a, b, c) =>
    {
        long[] ends = [.. new[] { a, b, c, a + b }.Order()];
        var (outer, inner) = (Between(ends[0], ends[3]), Between(ends[1], ends[2]));
        Assert.True(outer.Low <= inner.Low && inner.High <= outer.High, $"{outer} and {inner}");

        ConvertedAmount Between(long low, long high) =>
            InDollars(Amount.Between(low, high + 1, currency), date);
    });

    /// <summary>Converted back, a stored or printed figure differs from the amount by at most one unit of its last digit.</summary>
    [Fact]
    public void GoesThereAndBackWithinOneUnitOfTheLastDigit() => Currencies.Select(Dates, Units).Sample((currency, date, units) =>
    {
        var there = Exactly(units, currency, date);
        var dollar = 1 / RealRates.All.Find(currency, Currency.Usd, date)!.Rate;
        Assert.InRange(units, (there.Low * dollar) - 0.001m, (there.High!.Value * dollar) + 0.001m);
        Assert.InRange(there.High!.Value - there.Low, 0, 1);

        var (printed, unit) = Printed(there.Text);
        Assert.InRange(printed * dollar, units - ((unit + 1) * dollar), units + ((unit + 1) * dollar));
    });

    [Fact]
    public void UsesAMeanBetweenTheLeastAndTheGreatestDay() => Currencies.Select(Dates).Sample((currency, date) =>
    {
        var daily = RealRates.All.Days.Where(day => date.First <= day.Day && day.Day <= date.Last)
            .Select(day => day.PerEuro[Currency.Usd] / (currency.Code == "EUR" ? 1 : day.PerEuro[currency]))
            .ToList();
        var rate = RealRates.All.Find(currency, Currency.Usd, date)!;
        if (daily.Count > 0)
        {
            Assert.InRange(rate.Rate, daily.Min(), daily.Max());
            Assert.Equal(date, rate.Date);
        }
        else
        {
            Assert.True(rate.Date!.Value.Last < date.First && date.Precision == DatePrecision.Day);
        }
    }, iter: 50);

    private static ConvertedAmount Exactly(long units, Currency currency, PartialDate date) =>
        InDollars(Amount.Exactly(units, currency), date);

    private static ConvertedAmount InDollars(Amount amount, PartialDate date) => RealRates.All.Convert(amount, Currency.Usd, date)!;

    /// <returns>The number that a text such as "about $1.2B" shows, and what its last digit stands for.</returns>
    private static (decimal Value, decimal Unit) Printed(string text)
    {
        var match = Shown().Match(text);
        Assert.True(match.Success, text);
        var scale = match.Groups["scale"].Value switch
        {
            "K" => 1_000m,
            "M" => 1_000_000m,
            "B" => 1_000_000_000m,
            "T" => 1_000_000_000_000m,
            _ => 1m,
        };
        var number = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        var value = decimal.Parse(number, CultureInfo.InvariantCulture) * scale;
        var unit = 1m;
        while (value / unit >= 100)
        {
            unit *= 10;
        }

        return (value, unit);
    }

    [GeneratedRegex(@"^about \$(?<number>[0-9.,]+)(?<scale>[KMBT]?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shown();
}
