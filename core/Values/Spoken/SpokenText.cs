using System.Text;

namespace ServerlessDeals.Values.Spoken;

/// <summary>
/// A text that is read from left to right. It is in lower case, with ASCII for full-width letters, plain hyphens and single spaces, and
/// without characters that cannot be seen, so that one spelling of each word is enough.
/// </summary>
internal sealed class SpokenText
{
    private readonly string _text;

    public SpokenText(string text) => _text = Plain(text);

    public int Position { get; set; }

    public bool IsAtEnd => Position >= _text.Length;

    /// <summary>The character at the position; a null character at the end.</summary>
    public char Next => At(0);

    public char At(int offset) => Position + offset is >= 0 and var at && at < _text.Length ? _text[at] : '\0';

    /// <summary>The rest of the text.</summary>
    public ReadOnlySpan<char> Rest => _text.AsSpan(Math.Min(Position, _text.Length));

    public override string ToString() => _text;

    public void SkipSpaces()
    {
        while (Next == ' ')
        {
            Position++;
        }
    }

    /// <summary>Reads one of the characters, and the spaces before it.</summary>
    public bool TryRead(ReadOnlySpan<char> characters)
    {
        var start = Position;
        SkipSpaces();
        if (!IsAtEnd && characters.Contains(Next))
        {
            Position++;
            return true;
        }

        Position = start;
        return false;
    }

    /// <summary>Reads the longest of the phrases that is here, and the spaces before it.</summary>
    public bool TryRead<T>(Phrases<T> phrases, out T meaning)
    {
        var start = Position;
        SkipSpaces();
        if (phrases.TryMatch(Rest, out var length, out meaning))
        {
            Position += length;
            return true;
        }

        Position = start;
        return false;
    }

    /// <summary>
    /// A text without characters that cannot be seen, and with single spaces. Its places are those of the text that is read here, so
    /// what was read can be shown as it was written.
    /// </summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var character in Composition.Of(text))
        {
            var plain = Plain(character);
            if (plain != '\0' && !(plain == ' ' && (tidy.Length == 0 || tidy[^1] == ' ')))
            {
                tidy.Append(plain == ' ' ? ' ' : character);
            }
        }

        return tidy.ToString().TrimEnd(' ');
    }

    private static string Plain(string text)
    {
        var tidy = Tidy(text);
        return string.Create(tidy.Length, tidy, (plain, letters) =>
        {
            for (var at = 0; at < plain.Length; at++)
            {
                plain[at] = Plain(letters[at]);
            }
        });
    }

    private static char Plain(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' when character != '～' => char.ToLowerInvariant((char)(character - 0xFEE0)),
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '～' or '〜' => '-',
        '’' or '‘' or 'ʼ' or '´' => '\'',
        _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
        _ when char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format => '\0',
        _ => char.ToLowerInvariant(character),
    };
}
