namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Divides the text of a cell at separators. What is in brackets stays together.</summary>
internal static class CellText
{
    private const string Opening = "([{（【［";
    private const string Closing = ")]}）】］";

    public static IReadOnlyList<string> Split(string text, IReadOnlyList<string> separators)
    {
        var usable = separators.Where(separator => separator.Length > 0).Append(SourceRecord.Separator.ToString())
            .OrderByDescending(separator => separator.Length).ToList();
        var parts = new List<string>();
        var (start, depth, brackets) = (0, 0, IsBalanced(text));
        for (var at = 0; at < text.Length;)
        {
            depth += Change(text[at], brackets);
            var found = depth == 0 ? usable.Find(separator => IsAt(text, at, separator)) : null;
            if (found is not null)
            {
                parts.Add(text[start..at]);
                start = at + found.Length;
            }

            at += Math.Max(1, found?.Length ?? 1);
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>The last bracket of a text that ends with one, and what is before it; null if there is none.</summary>
    public static (string Before, string Inside)? LastBracket(string text)
    {
        if (text.Length < 3 || !Closing.Contains(text[^1], StringComparison.Ordinal) || !IsBalanced(text))
        {
            return null;
        }

        var (at, depth) = (text.Length - 1, 0);
        do
        {
            depth += Change(text[at], brackets: true);
            at--;
        }
        while (depth != 0 && at >= 0);
        return at < 0 ? null : (text[..(at + 1)].Trim(), text[(at + 2)..^1].Trim());
    }

    /// <summary>Whether each bracket that opens is closed. If not, brackets say nothing about a text.</summary>
    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += Change(letter, brackets: true);
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static int Change(char letter, bool brackets)
    {
        if (!brackets)
        {
            return 0;
        }

        return (Opening.Contains(letter, StringComparison.Ordinal) ? 1 : 0) - (Closing.Contains(letter, StringComparison.Ordinal) ? 1 : 0);
    }

    // A separator that is a word stands alone.
    private static bool IsAt(string text, int at, string separator)
    {
        if (!text.AsSpan(at).StartsWith(separator, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var end = at + separator.Length;
        return (!char.IsLetter(separator[0]) || at == 0 || char.IsWhiteSpace(text[at - 1]))
            && (!char.IsLetter(separator[^1]) || end == text.Length || char.IsWhiteSpace(text[end]));
    }
}
