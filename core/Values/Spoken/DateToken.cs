using System.Globalization;
using AnyAscii;

namespace ServerlessDeals.Values.Spoken;

/// <summary>A number, a folded word or a mark of a written date.</summary>
/// <param name="Digits">How many digits the number has; 0 for a word or a mark.</param>
internal readonly record struct DateToken(string Text, long Number, int Digits)
{
    private const int MostDigits = 14;

    public bool IsYear => Digits == 4;

    /// <summary>A day or a month.</summary>
    public bool IsShort => Digits is 1 or 2;

    public bool IsWord => Digits == 0 && char.IsLetter(Text[0]);

    public int? Month => IsWord ? DateWords.Month(Text) : null;

    /// <summary>The tokens of a text, without spaces.</summary>
    public static List<DateToken> Of(string text)
    {
        var plain = new SpokenText(text).ToString();
        var tokens = new List<DateToken>();
        for (var at = 0; at < plain.Length;)
        {
            var end = at + 1;
            if (char.IsAsciiDigit(plain[at]))
            {
                end = End(plain, at, char.IsAsciiDigit);
                var digits = end - at;
                var number = digits <= MostDigits ? long.Parse(plain.AsSpan(at, digits), CultureInfo.InvariantCulture) : -1;
                tokens.Add(new(plain[at..end], number, digits));
            }
            else if (Scripts.IsAlphabetic(plain[at]))
            {
                end = End(plain, at, Scripts.IsAlphabetic);
                tokens.Add(new(plain[at..end].Transliterate().ToLowerInvariant(), 0, 0));
            }
            else if (plain[at] != ' ')
            {
                end = plain.AsSpan(at) is ['季', '度', ..] or ['분', '기', ..] ? at + 2 : end;
                tokens.Add(new(plain[at..end], 0, 0));
            }

            at = end;
        }

        return tokens;
    }

    private static int End(string text, int start, Func<char, bool> isPart)
    {
        var end = start;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return end;
    }
}
