using System.Globalization;
using System.Text;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Characters that cannot be seen, so that two names which look the same are different.</summary>
internal static class InvisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int TagsAndVariations = 0xE0000;

    /// <summary>The first invisible character of a text, or null.</summary>
    /// <param name="lines">Whether the text may have several lines.</param>
    public static Rune? In(string text, bool lines)
    {
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune, before) && !(lines && rune.Value == '\n'))
            {
                return rune;
            }

            before = rune;
        }

        return null;
    }

    /// <summary>A text for messages, with \u200B for a zero-width space.</summary>
    public static string Shown(string text)
    {
        if (In(text, lines: false) is null)
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune, null))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    private static bool IsInvisible(Rune rune, Rune? before) => rune.Value switch
    {
        // Persian, the languages of India and compound emoji join and separate letters with these two.
        ZeroWidthNonJoiner or ZeroWidthJoiner => before is not { Value: var letter } || !CanBeJoined(letter),
        // Emoji choose their form with these.
        >= 0xFE00 and <= 0xFE0F => before is not { Value: > 0x7F } || Rune.IsLetter(before.Value),
        // Fillers that count as letters or marks, and an empty Braille cell.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or >= TagsAndVariations => true,
        // Noncharacters, which XML forbids: a feed could not be written.
        (>= 0xFDD0 and <= 0xFDEF) or 0xFFFE or 0xFFFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    private static bool CanBeJoined(int letter) => letter is (>= 0x0600 and < 0x1000) or (>= 0x1780 and < 0x1800) or >= 0x2190;
}
