using CsCheck;
using ServerlessDeals.Values.Spoken;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Dates as spreadsheets and articles write them.</summary>
public sealed class ASpokenDate
{
    [Theory]
    [InlineData("2024-06-30", "2024-06-30")]
    [InlineData(" 2024-06-30 ", "2024-06-30")]
    [InlineData("2024-6-3", "2024-06-03")]
    [InlineData("2024/06/30", "2024-06-30")]
    [InlineData("2024.06.30", "2024-06-30")]
    [InlineData("20240630", "2024-06-30")]
    [InlineData("2024-06-30T12:00:00Z", "2024-06-30")]
    [InlineData("2024-06-30T23:30:00-05:00", "2024-06-30")]
    [InlineData("2024-06-30 12:00", "2024-06-30")]
    [InlineData("Sun, 30 Jun 2024 10:00:00 GMT", "2024-06-30")]
    [InlineData("30/06/2024", "2024-06-30")]
    [InlineData("6/30/2024", "2024-06-30")]
    [InlineData("6/30/2024 0:00", "2024-06-30")]
    [InlineData("30.06.2024", "2024-06-30")]
    [InlineData("05/05/2024", "2024-05-05")]
    [InlineData("1719705600", "2024-06-30")]
    [InlineData("1719705600000", "2024-06-30")]
    [InlineData("June 30, 2024", "2024-06-30")]
    [InlineData("June 5th, 2024", "2024-06-05")]
    [InlineData("Sept. 5, 2024", "2024-09-05")]
    [InlineData("Sunday, June 30, 2024", "2024-06-30")]
    [InlineData("the 5th of June 2024", "2024-06-05")]
    [InlineData("30 June 2024", "2024-06-30")]
    [InlineData("30-Jun-2024", "2024-06-30")]
    [InlineData("30-Jun-24", "2024-06-30")]
    [InlineData("Jun 30 '24", "2024-06-30")]
    [InlineData("5. Juni 2024", "2024-06-05")]
    [InlineData("1. März 2024", "2024-03-01")]
    [InlineData("1er mars 2024", "2024-03-01")]
    [InlineData("5 février 2024", "2024-02-05")]
    [InlineData("5 de junio de 2024", "2024-06-05")]
    [InlineData("5 giugno 2024", "2024-06-05")]
    [InlineData("2024年6月30日", "2024-06-30")]
    [InlineData("2024년 6월 30일", "2024-06-30")]
    public void IsADay(string text, string date) => Assert.Equal(date, SpokenDate.Parse(text).OrThrow().ToString());

    [Theory]
    [InlineData("June 2024", "2024-06")]
    [InlineData("Jun-2024", "2024-06")]
    [InlineData("Jun '24", "2024-06")]
    [InlineData("2024/06", "2024-06")]
    [InlineData("06/2024", "2024-06")]
    [InlineData("2024年6月", "2024-06")]
    [InlineData("mid-June 2024", "2024-06")]
    [InlineData("Anfang Juni 2024", "2024-06")]
    [InlineData("Q3-2025", "2025-Q3")]
    [InlineData("Q3 2025", "2025-Q3")]
    [InlineData("2025 Q3", "2025-Q3")]
    [InlineData("2025Q3", "2025-Q3")]
    [InlineData("3Q25", "2025-Q3")]
    [InlineData("3Q 2025", "2025-Q3")]
    [InlineData("Q3'25", "2025-Q3")]
    [InlineData("third quarter of 2025", "2025-Q3")]
    [InlineData("3. Quartal 2025", "2025-Q3")]
    [InlineData("T3 2025", "2025-Q3")]
    [InlineData("3e trimestre 2025", "2025-Q3")]
    [InlineData("2025年第三季度", "2025-Q3")]
    [InlineData("2019.0", "2019")]
    [InlineData("2024年", "2024")]
    [InlineData("early 2024", "2024")]
    [InlineData("late 2024", "2024")]
    [InlineData("H1 2024", "2024")]
    [InlineData("first half of 2024", "2024")]
    [InlineData("spring 2024", "2024")]
    public void IsAsPreciseAsItIsWritten(string text, string date) => Assert.Equal(date, SpokenDate.Parse(text).OrThrow().ToString());

    [Theory]
    [InlineData("05/03/2024", "'05/03/2024' may be 3 May 2024 or 5 March 2024; add formats: [M/d/yyyy] or [d/M/yyyy] to the mapping")]
    [InlineData("05.03.2024", "may be")]
    [InlineData("6/30/24", "is not a date; write 2024, 2024-Q1, 2024-03 or 2024-03-05")]
    [InlineData("Jun 24", "is not a date")]
    [InlineData("Mar-21", "is not a date")]
    [InlineData("45292", "is a day number of a spreadsheet; save the column as text")]
    [InlineData("2024-02-30", "has the day 30; that month has 29 days")]
    [InlineData("30 February 2024", "'30 February 2024' has the day 30; that month has 29 days")]
    [InlineData("31/31/2024", "has no month")]
    [InlineData("1201-02-01", "years run from 1900 to 2100")]
    [InlineData("June 1201", "years run from 1900 to 2100")]
    [InlineData("2019.5", "is not a date")]
    [InlineData("Q5 2024", "is not a date")]
    [InlineData("winter 2023", "is not a date")]
    [InlineData("recently", "is not a date")]
    [InlineData("June 5 and 6, 2024", "is not a date")]
    [InlineData("99999999999999999999", "is not a date")]
    public void IsRefusedIfItIsNoDateOrTwo(string text, string error) => IsRefused(SpokenDate.Parse(text), error);

    [Fact]
    public void NeverFails() =>
        Gen.OneOf(Gen.String[Gen.Char["0123456789/.-: QqJunMar'年月日T,"], 0, 20], Gen.String[0, 60]).Sample(
            text =>
            {
                var date = SpokenDate.Parse(text);
                Assert.True(date.IsValue || date.Error.Contains($"'{text}'", StringComparison.Ordinal), text);
            },
            iter: Long.Cases(always: 2_000, atNight: 100_000));
}
