using System.Globalization;
using System.Text;
using AnyAscii;

namespace ServerlessDeals.Values.Text;

/// <summary>Names in the simplest spelling: without case, accents, ligatures, widths and punctuation.</summary>
public static class Folding
{
    // Letters with an accent in lower case, and the same letters without. Latin ones are transliterated.
    private const string Accented = "άέήίόύώϊϋΐΰςѐёѓѝйќїўآأؤإئ";
    private const string Plain = "αεηιουωιυιυσеегиикіуااواي";

    /// <summary>
    /// The words of a name: runs of letters and digits, folded. A run of Chinese characters is one word, unchanged. A name that has none
    /// has its symbols as words, such as emoji.
    /// </summary>
    public static IReadOnlyList<string> WordsOf(string name) =>
        WordsOf(name, IsPartOfAWord) is { Length: > 0 } words
            ? words
            : WordsOf(name, rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);

    private static string[] WordsOf(string name, Func<Rune, bool> isPartOfAWord)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in Composition.Of(name).EnumerateRunes())
        {
            foreach (var plain in Plainly(rune).EnumerateRunes())
            {
                if (isPartOfAWord(plain))
                {
                    folded.Append(plain.ToString());
                }
                else if (!IsIgnored(plain))
                {
                    folded.Append(' ');
                }
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether a character belongs to a script that has no spaces between words.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value
        is (>= 0x0E00 and <= 0x0EFF)
        or (>= 0x1000 and <= 0x109F)
        or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3005 and <= 0x30FF)
        or (>= 0x3400 and <= 0x9FFF)
        or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);

    // The invariant culture does not normalize text, so Latin letters are transliterated; other scripts keep their letters.
    private static string Plainly(Rune rune)
    {
        if (IsLatin(rune.Value))
        {
            return rune.ToString().Transliterate().ToLowerInvariant();
        }

        var lower = Rune.ToLowerInvariant(rune).ToString();
        return lower is [var letter] && Accented.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0
            ? Plain[at].ToString()
            : lower;
    }

    private static bool IsPartOfAWord(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) && !IsApostrophe(rune.Value)) || (IsMark(rune) && !IsAccent(rune.Value));

    private static bool IsIgnored(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' || IsApostrophe(rune.Value) || IsMark(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    // Letters that look like an apostrophe, as in ʻOkina. People leave them out.
    private static bool IsApostrophe(int letter) =>
        letter is (>= 0x02B9 and <= 0x02BF) or 0x02C8 or 0x02CA or 0x02CB or 0xA78B or 0xA78C;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Marks that may be left out, as in "Emile" for "Émile". Those of Thai and the scripts of India are vowels.
    private static bool IsAccent(int mark) => mark
        is (>= 0x0300 and <= 0x036F)
        or (>= 0x0591 and <= 0x05C7)
        or (>= 0x064B and <= 0x065F)
        or 0x0670
        or 0x3099
        or 0x309A
        or (>= 0x20D0 and <= 0x20FF)
        or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsLatin(int character) => character
        is 0x00AA or 0x00B2 or 0x00B3 or 0x00B9 or 0x00BA
        or (>= 0x00C0 and < 0x0250)
        or (>= 0x1E00 and <= 0x1EFF)
        or (>= 0x2070 and <= 0x209C)
        or (>= 0x2460 and <= 0x24FF)
        or (>= 0xFB00 and <= 0xFB06)
        or (>= 0xFF01 and <= 0xFF5E);
}
