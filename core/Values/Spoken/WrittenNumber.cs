using System.Globalization;

namespace ServerlessDeals.Values.Spoken;

/// <summary>A number with its separators, as it is written: "1,750,000", "2,5", "5 000 000", "1'000'000.50", "2e+11", ".6".</summary>
internal readonly record struct WrittenNumber(string Text)
{
    private const string Separators = ".,'";
    private const int Group = 3;

    /// <summary>Reads the number that begins here, and the spaces before it. A space before three digits belongs to it.</summary>
    public static WrittenNumber? Read(SpokenText text)
    {
        var start = text.Position;
        text.SkipSpaces();
        var first = text.Position;
        if (text.Next == '.' && char.IsAsciiDigit(text.At(1)) && !char.IsAsciiDigit(text.At(-1)))
        {
            text.Position++;
        }

        var grouped = 0;
        while (char.IsAsciiDigit(text.Next) || IsSeparator(text, grouped = text.Position - first))
        {
            text.Position++;
        }

        if (text.Position == first)
        {
            text.Position = start;
            return null;
        }

        SkipExponent(text);
        var number = new WrittenNumber(text.ToString()[first..text.Position]);
        SkipNoCents(text);
        return number;
    }

    /// <summary>The value, or null if a separator could mean two things.</summary>
    /// <param name="asked">The decimal separator that is known: '.' or ','; null if none is.</param>
    /// <param name="convention">What the words around the number say.</param>
    /// <param name="hasUnit">Whether a unit such as "million" follows. Without one, nobody writes three decimals of money.</param>
    public decimal? Value(char? asked, Convention convention, bool hasUnit)
    {
        var text = Text.Replace(" ", "'", StringComparison.Ordinal);
        var used = Separators.Where(text.Contains).ToList();
        return used switch
        {
            [] => Parsed(text, '.'),
            [var one] => OfOne(text, one, asked, convention, hasUnit),
            _ => OfTwo(text, asked),
        };
    }

    // With two kinds of separators, the last is the decimal one.
    private static decimal? OfTwo(string text, char? asked)
    {
        var last = text[text.LastIndexOfAny([.. Separators])];
        var (whole, decimals) = (text[..text.LastIndexOf(last)], text[(text.LastIndexOf(last) + 1)..]);
        var others = Separators.Where(separator => separator != last && whole.Contains(separator)).ToList();
        if (others.Count != 1)
        {
            return null;
        }

        if (whole.Contains(last) || last == '\'')
        {
            return null;
        }

        return (asked is null || asked == last) && IsGrouped(whole, others[0]) && decimals.All(char.IsAsciiDigit)
            ? Parsed(whole.Replace($"{others[0]}", "", StringComparison.Ordinal) + "." + decimals, '.')
            : null;
    }

    private static decimal? OfOne(string text, char separator, char? asked, Convention convention, bool hasUnit)
    {
        var parts = text.Split(separator);
        var mayGroup = separator != asked && IsGrouped(text, separator);
        var mayBeDecimal = separator != '\'' && parts.Length == 2 && (asked is null || asked == separator);
        if (mayGroup && mayBeDecimal)
        {
            mayGroup = asked is not null || IsThousands(separator, convention, hasUnit) == true;
            mayBeDecimal = asked is null && IsThousands(separator, convention, hasUnit) == false;
        }

        if (mayGroup)
        {
            return Parsed(text.Replace($"{separator}", "", StringComparison.Ordinal), '.');
        }

        return mayBeDecimal ? Parsed(text, separator) : null;
    }

    /// <summary>Whether a point or comma before three digits separates thousands; null if nothing decides it.</summary>
    private static bool? IsThousands(char separator, Convention convention, bool hasUnit) => (separator, convention) switch
    {
        (',', Convention.Point) => true,
        (',', Convention.Comma) when hasUnit => false,
        (',', _) when !hasUnit => true,
        ('.', Convention.Point) when hasUnit => false,
        ('.', Convention.Comma) when !hasUnit => true,
        _ => null,
    };

    // Groups of three, or in the Indian way: groups of two before the last three.
    private static bool IsGrouped(string whole, char separator)
    {
        var parts = whole.Split(separator);
        return parts[0].Length is >= 1 and <= Group && parts[0] is not ['0', ..] && parts[^1].Length == Group
            && parts.All(part => part.All(char.IsAsciiDigit))
            && (parts[1..].All(part => part.Length == Group)
                || (separator == ',' && parts[0].Length < Group && parts[1..^1].All(part => part.Length == 2)));
    }

    private static decimal? Parsed(string text, char point) => decimal.TryParse(
        text.Replace(point, '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        ? value
        : null;

    private static bool IsSeparator(SpokenText text, int length) => text.Next switch
    {
        '.' or ',' or '\'' => char.IsAsciiDigit(text.At(1)),
        ' ' => length > 0 && HasThreeDigits(text) && FitsGroup(text, length),
        _ => false,
    };

    private static bool HasThreeDigits(SpokenText text) =>
        char.IsAsciiDigit(text.At(1)) && char.IsAsciiDigit(text.At(2)) && char.IsAsciiDigit(text.At(3)) && !char.IsAsciiDigit(text.At(4));

    // Before the space are one to three digits, after another space or at the beginning.
    private static bool FitsGroup(SpokenText text, int length)
    {
        var digits = 1;
        while (digits <= length && char.IsAsciiDigit(text.At(-digits)))
        {
            digits++;
        }

        digits--;
        return digits is >= 1 and <= Group && (digits == length || (digits == Group && text.At(-digits - 1) == ' '));
    }

    // "2'500.-", "5.000,--" and "50,000/-" have no cents.
    private static void SkipNoCents(SpokenText text)
    {
        if (text.At(1) != '-' || text.Next is not ('.' or ',' or '/'))
        {
            return;
        }

        var length = text.At(2) == '-' ? 3 : 2;
        text.Position += char.IsAsciiDigit(text.At(length)) || Scripts.IsAlphabetic(text.At(length)) ? 0 : length;
    }

    private static void SkipExponent(SpokenText text)
    {
        var length = text.At(1) is '+' or '-' ? 2 : 1;
        if (text.Next == 'e' && char.IsAsciiDigit(text.At(length)))
        {
            while (char.IsAsciiDigit(text.At(length)))
            {
                length++;
            }

            text.Position += Scripts.IsAlphabetic(text.At(length)) ? 0 : length;
        }
    }
}
