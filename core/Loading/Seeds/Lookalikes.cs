using System.Globalization;
using System.Text;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// Letters of other alphabets that look like Latin ones. Only words that mix alphabets are reported: "OpenEvidence: $6 млрд" and
/// "稀宇科技 MiniMax" are right.
/// </summary>
internal static class Lookalikes
{
    // From Unicode Technical Standard 39, confusables.txt: those that look the same in most fonts.
    private const string Cyrillic = "АВЕЅІЈКМНОРСТУХаеосрухіјѕһԁԛԝ";
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ";

    /// <summary>The first letter that does not belong into its Latin word, and its alphabet.</summary>
    public static (string Letter, string Alphabet)? In(string text)
    {
        foreach (var word in Words(text).Where(word => word.Any(IsLatin)))
        {
            foreach (var rune in word)
            {
                if (AlphabetOf(rune) is { } alphabet)
                {
                    return (string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"), alphabet);
                }
            }
        }

        return null;
    }

    /// <summary>A word of such Cyrillic letters alone in a text that is Latin otherwise.</summary>
    public static string? WordIn(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0400', '\u052F'))
        {
            return null;
        }

        var words = Words(text).ToList();
        var cyrillic = words.Where(word => word.All(IsCyrillic)).Select(word => string.Concat(word)).ToList();
        var isLatin = words.Any(word => word.Any(IsLatin));
        return isLatin && cyrillic.All(word => word.All(letter => Cyrillic.Contains(letter, StringComparison.Ordinal)))
            ? cyrillic.Find(word => word.Length > 1)
            : null;
    }

    private static string? AlphabetOf(Rune rune) => rune.Value switch
    {
        >= 0x0400 and <= 0x052F => "Cyrillic",
        >= 0x0530 and <= 0x058F => "Armenian",
        >= 0x13A0 and <= 0x13FF => "Cherokee",
        >= 0x1D400 and <= 0x1D7FF => "mathematical",
        < 0x10000 when Greek.Contains((char)rune.Value, StringComparison.Ordinal) => "Greek",
        _ => null,
    };

    private static bool IsLatin(Rune rune) =>
        rune.Value is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0x00C0 and <= 0x024F) or (>= 0x1E00 and <= 0x1EFF);

    private static bool IsCyrillic(Rune rune) => rune.Value is >= 0x0400 and <= 0x052F;

    private static IEnumerable<List<Rune>> Words(string text)
    {
        var word = new List<Rune>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                word.Add(rune);
            }
            else if (word.Count > 0)
            {
                yield return word;
                word = [];
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }
}
