using ServerlessDeals.Loading.Rates;
using static ServerlessDeals.Tests.Unit.SomeRates;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What rates must not say, in a file and together with those stored.</summary>
public sealed class TheRateChecks
{
    private const string Stored = "Date,USD,KRW\n2026-04-09,1.16,1700\n2026-04-10,1.17,1710\n";

    [Fact]
    public void FindNothingInTheBanksRates()
    {
        Assert.Empty(RateChecks.Find(RealRates.All.Days));
        Assert.Empty(RateChecks.Ended(RealRates.All.Days, RealRates.All.Days[0].Day));
    }

    [Theory]
    // Weekends and holidays are no holes: Easter 2024, 1 May, Christmas, New Year.
    [InlineData("2024-03-28", "2024-04-02", null)]
    [InlineData("2024-04-30", "2024-05-02", null)]
    [InlineData("2024-12-24", "2024-12-27", null)]
    [InlineData("2024-12-31", "2025-01-02", null)]
    // Easter was later in 2025, and the first calendars were others.
    [InlineData("2025-03-28", "2025-04-02", "of 2 working days from 2025-03-31 to 2025-04-01")]
    [InlineData("1999-04-01", "1999-04-06", "of 2 working days from 1999-04-02 to 1999-04-05")]
    [InlineData("1999-12-30", "2000-01-03", null)]
    [InlineData("2001-12-28", "2002-01-02", null)]
    [InlineData("2002-12-30", "2003-01-02", "of the working day 2002-12-31")]
    [InlineData("2026-04-10", "2026-04-13", null)]
    [InlineData("2026-04-10", "2026-04-14", "of the working day 2026-04-13")]
    public void FindAWorkingDayThatIsMissing(string before, string day, string? hole) => Assert.Equal(
        hole is null
            ? null
            : $"there are no rates {hole}, between {before} and {day}; use a file that has them, such as eurofxref-hist.zip",
        RateChecks.Find([Day(before, 1), Day(day, 1)]).SingleOrDefault()?.What);

    [Theory]
    [InlineData("2026-04-13,1.18,1720", null)]
    [InlineData("2026-04-14,1.18,1720", "line 2: there are no rates of the working day 2026-04-13, between 2026-04-10 and 2026-04-14; use")]
    [InlineData("2026-04-13,N/A,1720", "line 2: 2026-04-13 has no rate of USD, which every day has; use")]
    [InlineData("2026-04-13,11.7,1720", "line 2: USD goes from 1.17 on 2026-04-10 to 11.7 on 2026-04-13, about tenfold or more; check")]
    [InlineData("2026-04-13,1.18,171", "line 2: KRW goes from 1710 on 2026-04-10 to 171 on 2026-04-13, about tenfold or more; check")]
    [InlineData("2026-04-13,1.18,172.9", "line 2: KRW goes from 1710 on 2026-04-10 to 172.9 on 2026-04-13, about tenfold or more; check")]
    [InlineData("2026-04-13,1.18,740", null)]
    [InlineData("2026-04-10,1.18,1710", "line 2: 2026-04-10 has 1.18 for USD, but 1.17 is stored; use the bank's own file")]
    [InlineData("2026-04-10,1.1700,1710", null)]
    [InlineData("2026-04-08,1.18,1710", null)]
    [InlineData("2026-04-07,1.18,1710", "there are no rates of the working day 2026-04-08, between 2026-04-07 and 2026-04-09; use")]
    [InlineData(
        "2026-04-13,1.18,N/A\n2026-04-14,1.18,1700",
        "line 3: KRW has rates on 2026-04-14 and 2026-04-10, but none on the days between them; use")]
    public void LookAtTheFileAndAtWhatIsStored(string lines, string? error)
    {
        var merged = RateMerge.Of(new(FileOf(Stored).Days), FileOf("Date,USD,KRW\n" + lines + "\n"));
        Assert.StartsWith(error ?? "nothing", merged.Error ?? "nothing", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USD,KRW,EUR,GBP", null)]
    [InlineData("USD,KRW", null)]
    [InlineData("USD", "2026-04-10 has no rates of GBP, KRW, which 2026-04-09 has; use a file that has them, such as eurofxref-hist.zip")]
    public void FindADayThatLacksSeveralCurrencies(string codes, string? lacking)
    {
        Currency[] all = [.. "KRW,GBP".Split(',').Select(code => Currency.Parse(code).OrThrow())];
        Currency[] left = [.. all.Where(currency => codes.Contains(currency.Code, StringComparison.Ordinal))];
        var found = RateChecks.Find([Day("2026-04-09", 1, all), Day("2026-04-10", 1, left)]);
        Assert.Equal(lacking, found.SingleOrDefault()?.What);
    }

    [Fact]
    public void LetARateInThatWasMissing()
    {
        var stored = RateMerge.Of(new(FileOf(Stored).Days), FileOf("Date,USD,KRW\n2026-04-13,1.18,N/A\n")).OrThrow();
        var merged = RateMerge.Of(new(stored.Days), FileOf("Date,USD,KRW\n2026-04-13,1.18,1720\n")).OrThrow();
        Assert.Equal(1720, Assert.Single(merged.Changed).PerEuro[Currency.Parse("KRW").OrThrow()]);
    }

    [Theory]
    [InlineData("ISK", "2008-12-09", "2018-02-01", false)]
    [InlineData("ISK", "2008-12-09", "2018-01-31", false)]
    [InlineData("ISK", "2008-12-08", "2018-02-01", true)]
    [InlineData("ISK", "2008-12-09", "2018-02-02", true)]
    [InlineData("NOK", "2008-12-09", "2018-02-01", true)]
    public void KnowWhenTheBankSuspendedACurrency(string code, string last, string next, bool isFault)
    {
        var currency = Currency.Parse(code).OrThrow();
        var days = RealRates.All.Days.Where(day => day.Day > DayOf("2008-11-01") && day.Day < DayOf("2018-03-01"))
            .Select(day => new DailyRates(day.Day, new Dictionary<Currency, decimal>
            {
                [Currency.Usd] = 1,
                [currency] = 1,
            }.Where(rate => rate.Key == Currency.Usd || day.Day <= DayOf(last) || day.Day >= DayOf(next)).ToDictionary())).ToList();
        Assert.Equal(isFault, RateChecks.Find(days).Any());
    }

    [Theory]
    [InlineData("KRW", "2026-04-08", "KRW 2026-04-09")]
    [InlineData("KRW", "2026-04-10", null)]
    // The bank said in 2022 that it no longer quotes the rouble.
    [InlineData("RUB", "2026-04-08", null)]
    public void FindACurrencyThatEnded(string code, string since, string? ended)
    {
        var currency = Currency.Parse(code).OrThrow();
        DailyRates[] days = [Day("2026-04-08", 1, currency), Day("2026-04-09", 1, currency), Day("2026-04-10", 1)];
        var found = RateChecks.Ended(days, DayOf(since)).Select(end => $"{end.Currency} {end.Last:yyyy-MM-dd}");
        Assert.Equal(ended, found.SingleOrDefault());
    }

    private static DailyRates Day(string day, decimal dollars, params Currency[] others) => new(
        DayOf(day), others.Append(Currency.Usd).ToDictionary(currency => currency, _ => dollars));
}
