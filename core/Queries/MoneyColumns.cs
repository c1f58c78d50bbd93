using System.Text.Json;

namespace ServerlessDeals.Queries;

/// <summary>The columns of an amount or a valuation: as reported, and in US dollars.</summary>
public static class MoneyColumns
{
    /// <param name="name">The first column, and the beginning of the names of the others.</param>
    /// <param name="text">The figure as people write it, for the first column.</param>
    public static IEnumerable<TableColumn<T>> Reported<T>(
        string name, string description, Func<T, string?> text, Func<T, Amount?> amount) =>
    [
        new(name, name, ColumnType.Text, description, text),
        new(
            $"{name}_qualifier", name, ColumnType.Text,
            "exactly, about, atLeast, moreThan, upTo, lessThan, between or undisclosed.",
            row => amount(row) is { } known ? Word(known.Qualifier) : null),
        new(
            $"{name}_low", name, ColumnType.Whole,
            "The least it can be, in whole units of its currency. Empty if there is no lower bound.",
            row => Low(amount(row))),
        new(
            $"{name}_high", name, ColumnType.Whole,
            "The most it can be. Empty if there is no upper bound.",
            row => amount(row)?.High),
        new(
            $"{name}_currency", name, ColumnType.Text,
            "ISO 4217. Empty if it is undisclosed.",
            row => amount(row) is { IsUndisclosed: false } known ? known.Currency.ToString() : null),
    ];

    /// <summary>The comparable figure. Amounts in dollars stand here as reported, without a rate, so that a column can be summed.</summary>
    public static IEnumerable<TableColumn<T>> InDollars<T>(string name, Func<T, Amount?> amount, Func<T, ConvertedAmount?> converted)
    {
        return
        [
            new(
                $"{name}_usd", name, ColumnType.Text,
                "In US dollars at the rate of the deal's date; in dollars already, as reported. Empty without a rate.",
                row => converted(row)?.Text ?? Dollars(row)?.ToString()),
            new(
                $"{name}_usd_low", name, ColumnType.Whole,
                "The least it can be in whole US dollars, rounded down. Empty if there is no lower bound.",
                row => converted(row) is { } usd ? Low(usd) : Low(Dollars(row))),
            new(
                $"{name}_usd_high", name, ColumnType.Whole,
                "The most it can be in whole US dollars, rounded up. Empty if there is no upper bound.",
                row => converted(row)?.High ?? Dollars(row)?.High),
            new(
                $"{name}_usd_rate", name, ColumnType.Number,
                "The US dollars that one unit was worth. Empty if it was reported in dollars.",
                row => converted(row)?.Rate.Rate),
            new(
                $"{name}_usd_rate_date", name, ColumnType.Text,
                "The day of the rate, or the period of which it is the mean. Empty for a peg.",
                row => converted(row)?.Rate.Date?.ToString()),
            new($"{name}_usd_rate_source", name, ColumnType.Text, "Who published the rate.", row => converted(row)?.Rate.Source),
        ];

        Amount? Dollars(T row) => amount(row) is { } reported && reported.Currency == Currency.Usd ? reported : null;
    }

    // "Up to" and "less than" have no lower bound. They are not "at least 0".
    private static object? Low(Amount? amount) => amount is { IsUndisclosed: false } known && HasLow(known.Qualifier) ? known.Low : null;

    private static object? Low(ConvertedAmount usd) => HasLow(usd.Qualifier) ? usd.Low : null;

    private static bool HasLow(Qualifier qualifier) => qualifier is not (Qualifier.UpTo or Qualifier.LessThan);

    // The JSON of an amount has these words.
    private static string Word(Qualifier qualifier) => JsonNamingPolicy.CamelCase.ConvertName(qualifier.ToString());
}
