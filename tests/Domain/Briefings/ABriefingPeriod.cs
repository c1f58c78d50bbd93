using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class ABriefingPeriod
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2024")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31", "Q1 2024")]
    [InlineData("2025-Q4", "2025-10-01", "2025-12-31", "Q4 2025")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "February 2024")]
    [InlineData("2024-W10", "2024-03-04", "2024-03-10", "Week 10 of 2024 (4 to 10 March)")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03", "Week 53 of 2020 (28 December to 3 January)")]
    public void HasDaysAndATitle(string text, string first, string last, string title)
    {
        var period = BriefingPeriod.Parse(text).OrThrow();
        Assert.Equal((DayOf(first), DayOf(last), title, text), (period.First, period.Last, period.Title, period.ToString()));
    }

    [Theory]
    [InlineData("2024", "2023", "2023")]
    [InlineData("2024-Q1", "2023-Q4", "2023-Q1")]
    [InlineData("2024-Q3", "2024-Q2", "2023-Q3")]
    [InlineData("2024-03", "2024-02", "2023-03")]
    [InlineData("2024-01", "2023-12", "2023-01")]
    [InlineData("2024-W01", "2023-W52", "2023-W01")]
    [InlineData("2021-W01", "2020-W53", "2020-W01")]
    [InlineData("2020-W53", "2020-W52", "2019-W52")]
    public void IsComparedWithTheOneBeforeAndTheSameAYearEarlier(string text, string before, string yearBefore)
    {
        var period = BriefingPeriod.Parse(text).OrThrow();
        Assert.Equal((before, yearBefore), ($"{period.Before()}", $"{period.YearBefore()}"));
    }

    [Theory]
    [InlineData("2024-03-05", "2024-W10")]
    [InlineData("2021-01-03", "2020-W53")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024-Q2", "2024-Q2")]
    [InlineData("2024", "2024")]
    public void IsThatOfADate(string date, string period) => Assert.Equal(period, $"{BriefingPeriod.Of(DateOf(date))}");

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2024-03-05")]
    [InlineData("2024-Q5")]
    [InlineData("2024-13")]
    [InlineData("2024-W54")]
    [InlineData("24")]
    [InlineData("")]
    [InlineData(null)]
    public void IsNothingElse(string? text) =>
        Assert.Contains("2024-Q1", BriefingPeriod.Parse(text).Error, StringComparison.Ordinal);
}
