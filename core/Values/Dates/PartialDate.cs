using System.Globalization;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Dates;

public enum DatePrecision
{
    Year,
    Quarter,
    Month,
    Day,
}

/// <summary>
/// A date as precisely as a source gave it: 2024, 2024-Q1, 2024-03 or 2024-03-05. It is an interval of days,
/// from <see cref="First"/> to <see cref="Last"/>. Years run from 1900 to 2100.
/// </summary>
[JsonConverter(typeof(PartialDateConverter))]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public const int MinYear = 1900;
    public const int MaxYear = 2100;

    private PartialDate(DateOnly first, DatePrecision precision) => (First, Precision) = (first, precision);

    public DateOnly First { get; }

    public DatePrecision Precision { get; }

    public DateOnly Last => Precision switch
    {
        DatePrecision.Year => First.AddYears(1).AddDays(-1),
        DatePrecision.Quarter => First.AddMonths(3).AddDays(-1),
        DatePrecision.Month => First.AddMonths(1).AddDays(-1),
        _ => First,
    };

    public int Year => First.Year;

    public int Quarter => ((First.Month - 1) / 3) + 1;

    public static PartialDate OfDay(DateOnly day) => new(day, DatePrecision.Day);

    public static PartialDate OfMonth(int year, int month) => new(new(year, month, 1), DatePrecision.Month);

    public static PartialDate OfQuarter(int year, int quarter) => new(new(year, (3 * quarter) - 2, 1), DatePrecision.Quarter);

    public static PartialDate OfYear(int year) => new(new(year, 1, 1), DatePrecision.Year);

    public static Parsed<PartialDate> Parse(string? text) => text switch
    {
        // Parsed by hand: every stored row has several dates, and a regular expression would allocate an object for each.
        [_, _, _, _] when YearIn(text) is { } year => Of(text, year),
        [_, _, _, _, '-', 'Q', >= '1' and <= '4' and var quarter] when YearIn(text) is { } year => Of(text, year, quarter: quarter - '0'),
        [_, _, _, _, '-', _, _] when (YearIn(text), MonthIn(text)) is ({ } year, { } month) => Of(text, year, month),
        [_, _, _, _, '-', _, _, '-', _, _] when (YearIn(text), MonthIn(text), DayIn(text)) is ({ } year, { } month, { } day) =>
            Of(text, year, month, day),
        _ => Parsed<PartialDate>.Wrong($"'{text}' is not a date; write 2024, 2024-Q1, 2024-03 or 2024-03-05"),
    };

    /// <summary>True if every day of <paramref name="other"/> is a day of this date.</summary>
    public bool Contains(PartialDate other) => First <= other.First && other.Last <= Last;

    public bool Overlaps(PartialDate other) => First <= other.Last && other.First <= Last;

    /// <summary>The month of a day; a coarser date as it is.</summary>
    public PartialDate ToMonth() => Precision == DatePrecision.Day ? OfMonth(First.Year, First.Month) : this;

    /// <summary>Sorts by first day; of two dates that start on the same day, the more precise one comes later.</summary>
    public int CompareTo(PartialDate other) =>
        First.CompareTo(other.First) is var byDay and not 0 ? byDay : Precision.CompareTo(other.Precision);

    public override string ToString() => Precision switch
    {
        DatePrecision.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{Quarter}"),
        DatePrecision.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static Parsed<PartialDate> Of(string text, int year, int? month = null, int? day = null, int? quarter = null) =>
        (year, month, day) switch
        {
            ( < MinYear or > MaxYear, _, _) =>
                Parsed<PartialDate>.Wrong($"'{text}' has the year {year}; years run from {MinYear} to {MaxYear}"),
            (_, < 1 or > 12, _) => Parsed<PartialDate>.Wrong($"'{text}' has the month {month}; months run from 01 to 12"),
            (_, { } monthNumber, { } dayNumber) when dayNumber < 1 || dayNumber > DateTime.DaysInMonth(year, monthNumber) =>
                Parsed<PartialDate>.Wrong($"'{text}' has the day {day}; that month has {DateTime.DaysInMonth(year, monthNumber)} days"),
            (_, { } monthNumber, { } dayNumber) => Parsed<PartialDate>.Of(OfDay(new(year, monthNumber, dayNumber))),
            (_, { } monthNumber, null) => Parsed<PartialDate>.Of(OfMonth(year, monthNumber)),
            _ => Parsed<PartialDate>.Of(quarter is { } quarterNumber ? OfQuarter(year, quarterNumber) : OfYear(year)),
        };

    private static int? YearIn(string text) => Number(text, 0, 4);

    private static int? MonthIn(string text) => Number(text, 5, 2);

    private static int? DayIn(string text) => Number(text, 8, 2);

    private static int? Number(string text, int start, int digits)
    {
        var number = 0;
        foreach (var character in text.AsSpan(start, digits))
        {
            if (!char.IsAsciiDigit(character))
            {
                return null;
            }

            number = (10 * number) + (character - '0');
        }

        return number;
    }
}
