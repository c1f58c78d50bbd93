using System.Globalization;

namespace ServerlessDeals.Values.Rates;

/// <summary>Days, currencies and rates as the European Central Bank writes them, in CSV and in XML.</summary>
internal static class RateText
{
    // The second is that of the bank's daily CSV.
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d MMMM yyyy"];

    public static Parsed<DateOnly> Day(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Parsed<DateOnly>.Of(day)
            : Parsed<DateOnly>.Wrong($"'{text}' is not a day such as 2024-03-05");

    /// <summary>Null if the currency is no longer used.</summary>
    public static Currency? Currency(string code) => Money.Currency.Parse(code) is { IsValue: true } known ? known.Value : null;

    /// <summary>The units of a currency that one euro is worth.</summary>
    public static Parsed<decimal> Units(string text, Currency currency) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units > 0
            ? Parsed<decimal>.Of(units)
            : Parsed<decimal>.Wrong($"'{text}' is not a rate of {currency}; it is a number above zero");

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
