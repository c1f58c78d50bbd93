using System.Globalization;

namespace ServerlessDeals.Store.Layout;

/// <summary>Row keys that sort deals by date or by a figure, in either direction.</summary>
internal static class RowKeys
{
    /// <summary>The key of a deal on a day. Days count down, so the newest deal comes first.</summary>
    public static string Newest(DateOnly day, DealId id) => string.Concat(Inverted(day), "_", id.ToString());

    public static string Oldest(DateOnly day, DealId id) => string.Concat(Day(day), "_", id.ToString());

    /// <summary>The deal in any of these keys: an id has no underscore.</summary>
    public static DealId Deal(string key) => DealId.Parse(key[(key.IndexOf('_', StringComparison.Ordinal) + 1)..]).OrThrow();

    public static string Day(DateOnly day) => day.DayNumber.ToString("D7", CultureInfo.InvariantCulture);

    /// <summary>The first key that a deal of this day can have.</summary>
    public static string Inverted(DateOnly day) =>
        (DateOnly.MaxValue.DayNumber - day.DayNumber).ToString("D7", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    public static string Inverted(long number) => Number(long.MaxValue - number);

    /// <summary>The day of a key that counts down.</summary>
    public static DateOnly Day(ReadOnlySpan<char> inverted) => DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber - DayNumber(inverted));

    /// <summary>The day of a key that counts up.</summary>
    public static DateOnly DayOfOldest(ReadOnlySpan<char> key) => DateOnly.FromDayNumber(DayNumber(key));

    private static int DayNumber(ReadOnlySpan<char> key) => int.Parse(key[..7], NumberStyles.None, CultureInfo.InvariantCulture);
}
