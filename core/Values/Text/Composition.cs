using System.Text;

namespace ServerlessDeals.Values.Text;

/// <summary>
/// Composes syllables of Hangul and voiced kana, and widens half-width kana, as Unicode's normalization form KC does. The invariant
/// culture has no normalization, and some systems write Korean and Japanese decomposed.
/// </summary>
internal static class Composition
{
    private const char FirstSyllable = '\uAC00';
    private const char LastSyllable = '\uD7A3';
    private const int Vowels = 21;
    private const int Finals = 28;

    // U+FF61 to U+FF9F. The last two are the marks of voiced and half-voiced kana.
    private const string Wide =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A";

    private const string Voiced = "かきくけこさしすせそたちつてとはひふへほゝ";
    private const string HalfVoiced = "はひふへほ";
    private const int FromHiraganaToKatakana = 'ア' - 'あ';

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF')
            && !text.AsSpan().ContainsAnyInRange('\u3099', '\u309C')
            && !text.AsSpan().ContainsAnyInRange('\uFF61', '\uFF9F'))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var wide = character is >= '\uFF61' and <= '\uFF9F' ? Wide[character - '\uFF61'] : character;
            if (composed.Length > 0 && Composed(composed[^1], wide) is { } both)
            {
                composed[^1] = both;
            }
            else
            {
                composed.Append(wide);
            }
        }

        return composed.ToString();
    }

    /// <summary>The character that two make together; null if they stay apart.</summary>
    private static char? Composed(char first, char second) => second switch
    {
        >= '\u1161' and <= '\u1175' when first is >= '\u1100' and <= '\u1112' =>
            (char)(FirstSyllable + ((((first - '\u1100') * Vowels) + second - '\u1161') * Finals)),
        >= '\u11A8' and <= '\u11C2' when first is >= FirstSyllable and <= LastSyllable && (first - FirstSyllable) % Finals == 0 =>
            (char)(first + second - '\u11A7'),
        '\u3099' or '\u309B' => WithVoice(first),
        '\u309A' or '\u309C' when Is(first, HalfVoiced) => (char)(first + 2),
        _ => null,
    };

    private static char? WithVoice(char kana) => kana switch
    {
        'う' => 'ゔ',
        'ウ' => 'ヴ',
        >= 'ワ' and <= 'ヲ' => (char)(kana + 8),
        _ => Is(kana, Voiced) ? (char)(kana + 1) : null,
    };

    private static bool Is(char kana, string hiragana) =>
        hiragana.Contains(kana) || hiragana.Contains((char)(kana - FromHiraganaToKatakana));
}
