namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>A word, a number or a mark of a text.</summary>
internal readonly record struct Token(int Start, int Length, bool IsWord)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}

/// <summary>Cuts a text into words and marks. A point within a name or an abbreviation is part of it: "01.AI", "U.S.".</summary>
internal static class Tokens
{
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var end = IsPartOfWord(text[at]) ? EndOfWord(text, at) : at + 1;
            tokens.Add(new(at, end - at, IsPartOfWord(text[at])));
            at = end;
        }

        return tokens;
    }

    /// <summary>Whether two tokens have nothing between them.</summary>
    public static bool AreJoined(Token first, Token second) => first.End == second.Start;

    private static int EndOfWord(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (IsPartOfWord(text[end]) || IsInside(text, start, end)))
        {
            end++;
        }

        // The point of an initial or of an abbreviation: "T. Rowe Price", "U.S."
        var isShort = end - start == 1 && char.IsAsciiLetterUpper(text[start]);
        var hasPoint = text.AsSpan(start, end - start).Contains('.') && end - start <= 5 && char.IsAsciiLetterUpper(text[start]);
        return end < text.Length && text[end] == '.' && (isShort || hasPoint) ? end + 1 : end;
    }

    private static bool IsInside(string text, int start, int at) =>
        text[at] is '.' && at > start && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    // A letter of Chinese or Japanese is a word of its own.
    private static bool IsPartOfWord(char letter) => char.IsLetterOrDigit(letter) && letter < '\u2E80' || char.IsSurrogate(letter);
}
