using System.Text;
using AnyAscii;

namespace ServerlessDeals.Values.Text;

/// <summary>Names in the simplest spelling: without case, accents, ligatures and punctuation.</summary>
public static class Folding
{
    /// <summary>The words of a name: runs of letters and digits, folded. A run of Chinese characters is one word, unchanged.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            // The invariant culture does not normalize text, so Latin letters are transliterated; other scripts are unchanged.
            var letters = IsLatin(character)
                ? character.ToString().Transliterate().ToLowerInvariant()
                : char.ToLowerInvariant(character).ToString();
            foreach (var plain in letters)
            {
                if (char.IsLetterOrDigit(plain) || char.IsSurrogate(plain))
                {
                    folded.Append(plain);
                }
                else if (plain is not ('\'' or '’' or >= '\u0300' and <= '\u036F'))
                {
                    folded.Append(' ');
                }
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsLatin(char character) =>
        character is >= '\u00C0' and < '\u0250'
            or >= '\u1E00' and <= '\u1EFF'
            or >= '\uFB00' and <= '\uFB06'
            or >= '\uFF01' and <= '\uFF5E';
}
