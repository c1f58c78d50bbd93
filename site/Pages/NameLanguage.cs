namespace ServerlessDeals.Pages;

/// <summary>
/// Guesses the language of a name from its letters: kana is Japanese, Hangul is Korean, and Han without kana counts as Chinese.
/// </summary>
internal static class NameLanguage
{
    /// <returns>"ja", "ko" or "zh"; null for other letters.</returns>
    public static string? Of(string name)
    {
        if (name.Any(IsKana))
        {
            return "ja";
        }

        if (name.Any(IsHangul))
        {
            return "ko";
        }

        return name.Any(IsHan) ? "zh" : null;
    }

    /// <summary>Whether names in this letter's script have no spaces between words.</summary>
    public static bool IsUnspaced(char letter) => IsKana(letter) || IsHangul(letter) || IsHan(letter);

    private static bool IsKana(char letter) => letter is >= '\u3040' and <= '\u30FF';

    private static bool IsHangul(char letter) => letter is >= '\uAC00' and <= '\uD7A3';

    private static bool IsHan(char letter) => letter is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
