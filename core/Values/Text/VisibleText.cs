using System.Globalization;
using System.Text;

namespace ServerlessDeals.Values.Text;

/// <summary>Text without characters that nobody sees, so that names that look the same are the same.</summary>
public static class VisibleText
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// The text with a space for each blank and control, and without format characters such as a byte order mark, a soft hyphen or a
    /// change of direction. Joiners stay between letters of scripts that need them, and in emoji.
    /// </summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var (at, letter) in text.Index())
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                visible.Append(' ');
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.Format || IsNeeded(text, at))
            {
                visible.Append(letter);
            }
        }

        return visible.ToString().Trim();
    }

    private static bool IsNeeded(string text, int at) =>
        text[at] is ZeroWidthNonJoiner or ZeroWidthJoiner && at > 0 && at + 1 < text.Length && Joins(text[at - 1]) && Joins(text[at + 1]);

    // From Arabic on. A joiner between Latin letters does nothing.
    private static bool Joins(char letter) => letter >= '\u0600' && !char.IsWhiteSpace(letter);
}
