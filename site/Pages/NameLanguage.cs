namespace ServerlessDeals.Pages;

/// <summary>What a name's letters tell of its language: kana is Japanese, Hangul is Korean, and Han without them is taken for Chinese.</summary>
internal static class NameLanguage
{
    /// <returns>"ja", "ko" or "zh"; null where the letters are others.</returns>
    public static string? Of(string name) => name.Any(IsKana) ? "ja" : name.Any(IsHangul) ? "ko" : name.Any(IsHan) ? "zh" : null;

    /// <summary>A letter of names in which no space shows where a word begins.</summary>
    public static bool IsUnspaced(char letter) => IsKana(letter) || IsHangul(letter) || IsHan(letter);

    private static bool IsKana(char letter) => letter is >= '\u3040' and <= '\u30FF';

    private static bool IsHangul(char letter) => letter is >= '\uAC00' and <= '\uD7A3';

    private static bool IsHan(char letter) => letter is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
