using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>The currency and unit that a column of money needs.</summary>
/// <param name="Doubts">What a person should check.</param>
internal sealed record MoneyGuess(string? Currency, string? Unit, char? Decimal, IReadOnlyList<string> Doubts)
{
    private const int Small = 1_000;

    // Header words without spaces around them, such as the B of "Valuation ($B)".
    private static readonly (string Unit, string[] Words)[] Units =
    [
        ("million", ["million", "millions", "m", "mn", "mm", "mln", "mio", "musd", "meur"]),
        ("billion", ["billion", "billions", "b", "bn", "bln", "mrd"]),
        ("thousand", ["thousand", "thousands", "k", "tsd"]),
        ("crore", ["crore", "crores", "cr"]),
        ("lakh", ["lakh", "lakhs"]),
    ];

    private static readonly (char Sign, string Code)[] Signs =
        [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('₹', "INR"), ('₩', "KRW"), ('¥', "JPY")];

    private static readonly CurrencyRule Dollars = new(Values.Money.Currency.Usd);

    /// <param name="hasCurrency">Whether another column names the currency.</param>
    public static MoneyGuess Of(SampledColumn column, bool hasCurrency)
    {
        var doubts = new List<string>();
        var unit = Units.FirstOrDefault(unit => column.Words.Skip(1).Any(word => unit.Words.Contains(word))).Unit;
        var point = DecimalOf(column, unit is not null, doubts);
        var currency = hasCurrency ? null : CurrencyOf(column, doubts);
        if (unit is null && AreSmall(column))
        {
            doubts.Add("all numbers are below 1,000; if they count millions, add unit: million");
        }

        return new(currency, unit, point, doubts);
    }

    private static string? CurrencyOf(SampledColumn column, List<string> doubts)
    {
        var named = column.Words.Select(word => word.ToUpperInvariant()).FirstOrDefault(word => Values.Money.Currency.Parse(word).IsValue);
        var sign = Signs.FirstOrDefault(sign => column.Name.Contains(sign.Sign, StringComparison.Ordinal)).Code;
        if ((named ?? sign) is { } code)
        {
            return code;
        }

        var missing = column.Texts.FirstOrDefault(
            text => !SpokenAmount.Parse(text, new()).IsValue && SpokenAmount.Parse(text, Dollars).IsValue);
        if (missing is null && !column.Texts.Any(SampledColumn.IsNumber))
        {
            return null;
        }

        doubts.Add($"nothing says in which currency '{missing ?? column.Texts[0]}' is; USD is a guess");
        return "USD";
    }

    /// <summary>The decimal separator, if some number would be ambiguous without it.</summary>
    private static char? DecimalOf(SampledColumn column, bool hasUnit, List<string> doubts)
    {
        var ambiguous = column.Texts.FirstOrDefault(text => IsAmbiguous(text, hasUnit));
        if (ambiguous is null)
        {
            return null;
        }

        var commas = column.Texts.Count(text => DecimalIn(text) == ',');
        var points = column.Texts.Count(text => DecimalIn(text) == '.');
        if (commas == points)
        {
            doubts.Add($"'{ambiguous}' may have thousands or decimals; check decimal:");
        }

        return commas > points || (commas == points && !hasUnit && ambiguous.Contains('.', StringComparison.Ordinal)) ? ',' : '.';
    }

    private static bool IsAmbiguous(string text, bool hasUnit) =>
        SpokenAmount.Parse(text, Dollars, new(Unit: hasUnit ? Small : 1), out _) is { IsValue: false } amount
            && amount.Error.Contains("is ambiguous", StringComparison.Ordinal);

    /// <summary>The decimal separator that the form of a number shows; null if it shows none.</summary>
    private static char? DecimalIn(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            return null;
        }

        var (separator, other) = text[last] == '.' ? ('.', ',') : (',', '.');
        // What occurs twice is between thousands: 1.234.567 and 20,00,000.
        if (text.Count(letter => letter == separator) > 1)
        {
            return other;
        }

        // Decimals follow another separator, or have one or two digits at the end of the number.
        var digits = text[(last + 1)..].TakeWhile(char.IsAsciiDigit).Count();
        return text[..last].Contains(other, StringComparison.Ordinal) || digits is 1 or 2 ? separator : null;
    }

    private static bool AreSmall(SampledColumn column)
    {
        var amounts = column.Texts.Select(text => SpokenAmount.Parse(text, Dollars))
            .Where(amount => amount is { IsValue: true, Value.IsUndisclosed: false }
                || amount.Error?.Contains("whole number", StringComparison.Ordinal) == true)
            .ToList();
        return amounts.Count > 0 && amounts.TrueForAll(amount => !amount.IsValue || amount.Value.Figure < Small);
    }
}
