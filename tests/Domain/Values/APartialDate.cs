using CsCheck;
using static ServerlessDeals.Tests.Domain.Generators;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class APartialDate
{
    [Theory]
    [InlineData("2024", DatePrecision.Year, "2024-01-01", "2024-12-31")]
    [InlineData("2024-Q1", DatePrecision.Quarter, "2024-01-01", "2024-03-31")]
    [InlineData("2024-Q2", DatePrecision.Quarter, "2024-04-01", "2024-06-30")]
    [InlineData("2024-Q3", DatePrecision.Quarter, "2024-07-01", "2024-09-30")]
    [InlineData("2024-Q4", DatePrecision.Quarter, "2024-10-01", "2024-12-31")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", DatePrecision.Month, "2023-02-01", "2023-02-28")]
    [InlineData("2024-12", DatePrecision.Month, "2024-12-01", "2024-12-31")]
    [InlineData("2024-03-05", DatePrecision.Day, "2024-03-05", "2024-03-05")]
    [InlineData("2024-02-29", DatePrecision.Day, "2024-02-29", "2024-02-29")]
    [InlineData("1900", DatePrecision.Year, "1900-01-01", "1900-12-31")]
    [InlineData("2100-12-31", DatePrecision.Day, "2100-12-31", "2100-12-31")]
    public void IsARangeOfDaysPrintedAsWritten(string text, DatePrecision precision, string first, string last)
    {
        var date = DateOf(text);
        Assert.Equal((precision, DayOf(first), DayOf(last), text), (date.Precision, date.First, date.Last, date.ToString()));
    }

    [Theory]
    [InlineData("last year", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("24", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2O24", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-Q0", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-Q5", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-q1", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024/03", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-3-5", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-03-x5", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-xx", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("2024-03-05T10:00", "write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("1899", "years run from 1900 to 2100")]
    [InlineData("2101-01", "years run from 1900 to 2100")]
    [InlineData("1201-05", "has the year 1201; years run from 1900 to 2100")]
    [InlineData("2024-00", "has the month 0; months run from 01 to 12")]
    [InlineData("2024-13", "has the month 13; months run from 01 to 12")]
    [InlineData("2024-13-01", "has the month 13; months run from 01 to 12")]
    [InlineData("2023-02-29", "has the day 29; that month has 28 days")]
    [InlineData("2024-02-30", "has the day 30; that month has 29 days")]
    [InlineData("2024-03-00", "has the day 0; that month has 31 days")]
    public void IsRefusedWithARemedyIfInvalid(string text, string remedy)
    {
        IsRefused(PartialDate.Parse(text), remedy);
        IsRefused(PartialDate.Parse(text), $"'{text}'");
    }

    [Fact]
    public void IsRefusedIfMissing() => IsRefused(PartialDate.Parse(null), "'' is not a date");

    [Theory]
    [InlineData("2024-01-31", 1)]
    [InlineData("2024-03", 1)]
    [InlineData("2024-04", 2)]
    [InlineData("2024-06-30", 2)]
    [InlineData("2024-07", 3)]
    [InlineData("2024-09-30", 3)]
    [InlineData("2024-10", 4)]
    [InlineData("2024-Q4", 4)]
    public void LiesInAQuarterOfItsYear(string text, int quarter) =>
        Assert.Equal((2024, quarter), (DateOf(text).Year, DateOf(text).Quarter));

    [Fact]
    public void CanBeMadeFromItsParts()
    {
        Assert.Equal(DateOf("2024"), PartialDate.OfYear(2024));
        Assert.Equal(DateOf("2024-Q3"), PartialDate.OfQuarter(2024, 3));
        Assert.Equal(DateOf("2024-11"), PartialDate.OfMonth(2024, 11));
        Assert.Equal(DateOf("2024-03-05"), PartialDate.OfDay(new(2024, 3, 5)));
        Assert.NotEqual(DateOf("2024"), DateOf("2024-01"));
    }

    [Theory]
    [InlineData("2024", "2024-Q1", true)]
    [InlineData("2024", "2024-12-31", true)]
    [InlineData("2024", "2024", true)]
    [InlineData("2024-Q1", "2024-03-31", true)]
    [InlineData("2024-Q1", "2024-01-01", true)]
    [InlineData("2024-Q1", "2024-04-01", false)]
    [InlineData("2024-Q1", "2023-12-31", false)]
    [InlineData("2024-03", "2024-Q1", false)]
    [InlineData("2024-01", "2024-Q1", false)]
    [InlineData("2024-03", "2024", false)]
    public void ContainsDatesThatLieWhollyWithinIt(string date, string other, bool contains) =>
        Assert.Equal(contains, DateOf(date).Contains(DateOf(other)));

    [Theory]
    [InlineData("2024-Q1", "2024-03-31", true)]
    [InlineData("2024-Q1", "2024-04-01", false)]
    [InlineData("2024-Q1", "2024-02", true)]
    [InlineData("2024-03", "2024", true)]
    [InlineData("2024-03", "2024-04", false)]
    [InlineData("2024", "2025-01-01", false)]
    [InlineData("2024-03-05", "2024-03-05", true)]
    [InlineData("2024-03-05", "2024-03-06", false)]
    public void OverlapsDatesThatShareADayWithIt(string left, string right, bool overlaps)
    {
        Assert.Equal(overlaps, DateOf(left).Overlaps(DateOf(right)));
        Assert.Equal(overlaps, DateOf(right).Overlaps(DateOf(left)));
    }

    [Theory]
    [InlineData("2024-03-05", "2024-03")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024-Q1", "2024-Q1")]
    [InlineData("2024", "2024")]
    public void IsRoundedToAMonthButNeverRefined(string date, string month) => Assert.Equal(month, DateOf(date).ToMonth().ToString());

    [Fact]
    public void SortsByFirstDayAndThenCoarsestFirst()
    {
        string[] ordered = ["2023-12-31", "2024", "2024-Q1", "2024-01", "2024-01-01", "2024-01-02", "2024-Q2"];
        AreInOrder(DateOf, ordered);
        AreInOrder(DateOf, ordered, (left, right) => (left < right, left <= right, left > right, left >= right));
    }

    [Fact]
    public void IsReadBackAsItWasPrinted() => Dates.Sample(date => Assert.Equal(date, DateOf(date.ToString())));
}
