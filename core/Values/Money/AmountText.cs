using System.Globalization;

namespace ServerlessDeals.Values.Money;

/// <summary>Reads and writes amounts for seed files ("at least USD 600M") and for people ("at least $600M").</summary>
internal static class AmountText
{
    private const string Grammar =
        "write a currency and a number, such as USD 600M or EUR 1.5B, after nothing, about, at least, more than, up to or less than; " +
        "or between USD 300M and 350M; or undisclosed";

    private static readonly string[] Qualifiers = ["about", "at least", "more than", "up to", "less than", "between"];

    private static readonly (char Suffix, long Size)[] Units =
        [('T', 1_000_000_000_000), ('B', 1_000_000_000), ('M', 1_000_000), ('K', 1_000)];

    internal enum Digits
    {
        All,
        Few,
    }

    /// <summary>
    /// Reads <c>[about|at least|more than|up to|less than] CUR NUMBER[K|M|B|T]</c>,
    /// <c>between CUR NUMBER and NUMBER</c> or <c>undisclosed</c>. Numbers must be whole units once the suffix is applied.
    /// </summary>
    public static Parsed<Amount> Parse(string? text)
    {
        if (text == "undisclosed")
        {
            return Parsed<Amount>.Of(Amount.Undisclosed);
        }

        var (qualifier, figures) = Split(text ?? "");
        var code = figures is [_, _, _, ' ', ..] && figures[..3].All(char.IsAsciiLetterUpper) ? figures[..3] : null;
        var numbers = code is null ? [] : figures[4..].Split(" and ");
        if (numbers.Length is not (1 or 2) || !numbers.All(IsNumber))
        {
            return Parsed<Amount>.Wrong($"'{text}' is not an amount; {Grammar}");
        }

        var currency = Currency.Parse(code);
        if (!currency.IsValue)
        {
            return Parsed<Amount>.Wrong(currency.Error);
        }

        if (Array.Find(numbers, HasThreeDecimals) is { } ambiguous)
        {
            return Parsed<Amount>.Wrong($"'{ambiguous}' in '{text}' is ambiguous (thousands or decimals?); write it without a point");
        }

        var (first, second) = (Whole(numbers[0]), numbers is [_, var other] ? Whole(other) : null);
        return first is null || (numbers.Length == 2 && second is null)
            ? Parsed<Amount>.Wrong($"'{text}' does not come to a whole number of {currency.Value} below 9,000,000T")
            : Build(text!, qualifier, first.Value, second, currency.Value);
    }

    public static string ForSeeds(Amount amount) =>
        Write(amount, units => Scaled(units, 12, Rounding.None), amount.Currency.Code + " ", repeatPrefix: false);

    public static string ForPeople(Amount amount, Digits digits)
    {
        string Number(long units, Rounding rounding) =>
            digits == Digits.Few ? Scaled(units, 2, rounding) : ScaledOrGrouped(units);

        return Write(amount, Number, amount.Currency.Prefix, repeatPrefix: true);
    }

    /// <summary>The short text in two parts: "at least" and "$600M", or "about" and "$300M–$350M".</summary>
    public static (string Hedge, string Figure) ShortParts(Amount amount)
    {
        string Number(long units, Rounding rounding) => amount.Currency.Prefix + Scaled(units, 2, rounding);
        return amount.Qualifier switch
        {
            Qualifier.Undisclosed => ("", "undisclosed"),
            Qualifier.Exactly => ("", Number(amount.Low, Rounding.Nearest)),
            Qualifier.About => ("about", Number(amount.Low, Rounding.Nearest)),
            Qualifier.AtLeast => ("at least", Number(amount.Low, Rounding.Down)),
            Qualifier.MoreThan => ("more than", Number(amount.Low, Rounding.Down)),
            Qualifier.UpTo => ("up to", Number(amount.High!.Value, Rounding.Up)),
            Qualifier.LessThan => ("less than", Number(amount.High!.Value, Rounding.Up)),
            _ => (
                amount.IsApproximate ? "about" : "",
                $"{Number(amount.Low, Rounding.Down)}–{Number(amount.High!.Value, Rounding.Up)}"),
        };
    }

    /// <summary>The qualifier before an amount, or an empty text, and the rest.</summary>
    private static (string Qualifier, string Figures) Split(string text)
    {
        var qualifier = Array.Find(
            Qualifiers, word => text.StartsWith(word, StringComparison.Ordinal) && text.AsSpan(word.Length) is [' ', ..]);
        return qualifier is null ? ("", text) : (qualifier, text[(qualifier.Length + 1)..]);
    }

    /// <summary>Digits, at most 19 before a point and 12 after it, and the letter of a unit.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text is [.., 'K' or 'M' or 'B' or 'T'] ? text[..^1] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, decimals) = point < 0 ? (digits, "0") : (digits[..point], digits[(point + 1)..]);
        return whole.Length is >= 1 and <= 19 && decimals.Length is >= 1 and <= 12
            && whole.All(char.IsAsciiDigit) && decimals.All(char.IsAsciiDigit);
    }

    // Without a unit, nobody writes three decimals of money.
    private static bool HasThreeDecimals(string number) => char.IsAsciiDigit(number[^1]) && number.Length > 4 && number[^4] == '.';

    private static Parsed<Amount> Build(string text, string qualifier, long first, long? second, Currency currency)
    {
        if (qualifier == "between" != second is not null)
        {
            return Parsed<Amount>.Wrong($"'{text}' is not an amount; {Grammar}");
        }

        if (first == 0 && qualifier.Length > 0)
        {
            return Parsed<Amount>.Wrong($"'{text}' puts a qualifier before zero; leave the amount out, or write undisclosed");
        }

        if (second <= first)
        {
            return Parsed<Amount>.Wrong($"'{text}' has its bounds the wrong way round; write the smaller one first");
        }

        return Parsed<Amount>.Of(qualifier switch
        {
            "about" => Amount.About(first, currency),
            "at least" => Amount.AtLeast(first, currency),
            "more than" => Amount.MoreThan(first, currency),
            "up to" => Amount.UpTo(first, currency),
            "less than" => Amount.LessThan(first, currency),
            "between" => Amount.Between(first, second!.Value, currency),
            _ => Amount.Exactly(first, currency),
        });
    }

    private static string Write(Amount amount, Func<long, string> number, string prefix, bool repeatPrefix) =>
        Write(amount, (units, _) => number(units), prefix, repeatPrefix);

    private static string Write(Amount amount, Func<long, Rounding, string> number, string prefix, bool repeatPrefix)
    {
        string Low(Rounding rounding) => prefix + number(amount.Low, rounding);
        string High(Rounding rounding) => prefix + number(amount.High!.Value, rounding);
        var secondPrefix = repeatPrefix ? prefix : "";
        return amount.Qualifier switch
        {
            Qualifier.Undisclosed => "undisclosed",
            Qualifier.Exactly => Low(Rounding.Nearest),
            Qualifier.About => "about " + Low(Rounding.Nearest),
            Qualifier.AtLeast => "at least " + Low(Rounding.Down),
            Qualifier.MoreThan => "more than " + Low(Rounding.Down),
            Qualifier.UpTo => "up to " + High(Rounding.Up),
            Qualifier.LessThan => "less than " + High(Rounding.Up),
            _ => (amount.IsApproximate && repeatPrefix ? "between about " : "between ")
                + Low(Rounding.Down) + " and " + secondPrefix + number(amount.High!.Value, Rounding.Up),
        };
    }

    // Headlines print at most three decimals; a figure that needs more is printed in full.
    private static string ScaledOrGrouped(long units)
    {
        var size = UnitOf(units).Size;
        return size == 1 || units % (size / 1000) == 0
            ? Scaled(units, 3, Rounding.None)
            : units.ToString("#,0", CultureInfo.InvariantCulture);
    }

    private static string Scaled(long units, int decimals, Rounding rounding)
    {
        var (suffix, size) = UnitOf(units);
        var rounded = Rounded((decimal)units / size, decimals, rounding);
        // A figure that rounds up to the next unit uses that unit: "$1B", not "$1,000M".
        if (rounded == 1000 && size < Units[0].Size)
        {
            (suffix, size) = UnitOf(1000 * size);
            rounded = 1;
        }

        var text = rounded.ToString(rounding == Rounding.None ? "0.############" : "#,0.##", CultureInfo.InvariantCulture);
        return size == 1 ? text : text + suffix;
    }

    private static decimal Rounded(decimal value, int decimals, Rounding rounding) => rounding switch
    {
        Rounding.Down => decimal.Round(value, decimals, MidpointRounding.ToZero),
        Rounding.Up => decimal.Round(value, decimals, MidpointRounding.ToPositiveInfinity),
        Rounding.Nearest => decimal.Round(value, decimals, MidpointRounding.AwayFromZero),
        _ => value,
    };

    private static (char Suffix, long Size) UnitOf(long units)
    {
        foreach (var unit in Units)
        {
            if (units >= unit.Size)
            {
                return unit;
            }
        }

        return (' ', 1);
    }

    private static long? Whole(string number)
    {
        var size = 1L;
        foreach (var unit in Units)
        {
            if (number[^1] == unit.Suffix)
            {
                size = unit.Size;
                number = number[..^1];
            }
        }

        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value < long.MaxValue / size
            && value * size is var units
            && units == decimal.Truncate(units)
                ? (long)units
                : null;
    }

    private enum Rounding
    {
        None,
        Down,
        Nearest,
        Up,
    }
}
