namespace ServerlessDeals.Loading.Rates;

/// <summary>The days on which the European Central Bank publishes rates: those on which its payment system, TARGET, is open.</summary>
/// <remarks>
/// Source: the bank's long-term calendar of TARGET of 14 December 2000, which holds from 2002 on. The years before had calendars of their
/// own; the published rates show that they differed as below.
/// </remarks>
internal static class WorkingDays
{
    /// <summary>The working days between two days, without these.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly before, DateOnly after)
    {
        for (var day = before.AddDays(1); day < after; day = day.AddDays(1))
        {
            if (Has(day))
            {
                yield return day;
            }
        }
    }

    public static bool Has(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsFixedHoliday(day) && !IsMovedHoliday(day);

    private static bool IsFixedHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (12, 25) => true,
        (5, 1) or (12, 26) => day.Year >= 2000,
        (12, 31) => day.Year <= 2001,
        _ => false,
    };

    private static bool IsMovedHoliday(DateOnly day)
    {
        var easter = EasterSunday(day.Year);
        return day.Year >= 2000 && (day == easter.AddDays(-2) || day == easter.AddDays(1));
    }

    // The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8), with its names.
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }
}
