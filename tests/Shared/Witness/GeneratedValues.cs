using System.Globalization;
using CsCheck;

namespace ServerlessDeals.Tests.Witness;

/// <summary>Random dates, amounts and valuations, as seed files write them.</summary>
internal static class GeneratedValues
{
    // The dirham is pegged to the dollar. Of the Taiwan dollar no rate is known.
    private static readonly string[] Currencies =
        ["USD", "USD", "USD", "USD", "USD", "EUR", "GBP", "CNY", "JPY", "KRW", "INR", "AED", "TWD"];

    private static readonly string[] Qualifiers = ["", "", "", "about", "at least", "more than", "up to", "less than"];

    private static readonly Gen<DateOnly> Days = Gen.Frequency(
        (3, Gen.Int[0, 40].Select(days => new DateOnly(2024, 2, 20).AddDays(days))),
        (1, Gen.Int[0, 1060].Select(days => new DateOnly(2024, 1, 1).AddDays(days))));

    public static readonly Gen<(string Text, DateOnly First, DateOnly Last)> Dates = Gen.Select(Days, Gen.Int[0, 5], (day, precision) =>
    {
        var text = precision switch
        {
            0 => day.ToString("yyyy", CultureInfo.InvariantCulture),
            1 => string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{((day.Month - 1) / 3) + 1}"),
            2 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        var date = WitnessDate.Read(text);
        return (text, date.First, date.Last);
    });

    private static readonly Gen<string> Figures = Gen.OneOf(
        Any("95M", "100M", "105M", "110M", "250M", "1B", "1.05B", "2.5B"),
        Gen.Int[1, 400].Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}")),
        Gen.Int[1, 300].Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}.5K")));

    public static readonly Gen<string> Amounts = Gen.Frequency(
        (1, Gen.Const("undisclosed")),
        (2, Gen.Select(
            Any(Currencies),
            Any("90M", "100M", "100000001"),
            Any("110M", "300M"),
            (currency, low, high) => $"between {currency} {low} and {high}")),
        (9, Gen.Select(
            Any(Qualifiers),
            Any(Currencies),
            Figures,
            (qualifier, currency, figure) => $"{qualifier} {currency} {figure}".Trim())));

    public static readonly Gen<string> Valuations = Gen.Select(
        Gen.OneOf(Amounts, Any("USD 4B", "about USD 4.1B", "more than USD 4B", "USD 4.1B", "EUR 4B", "between USD 4B and 5B")),
        Any("", "", " pre-money", " post-money"),
        (worth, basis) => worth + basis);

    public static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    public static Gen<T?> Maybe<T>(int rarely, Gen<T> gen) =>
        Gen.Select(Gen.Int[0, rarely], gen, (often, value) => often == 0 ? value : default);
}
