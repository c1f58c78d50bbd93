namespace ServerlessDeals.Values.Spoken;

/// <summary>Phrases in lower case, each with its meaning. The longest that a text begins with is found.</summary>
internal sealed class Phrases<T>
{
    private readonly Dictionary<char, List<(string Phrase, T Meaning)>> _byFirst = [];

    /// <param name="phrases">A meaning, and its phrases separated by "|".</param>
    public Phrases(params IEnumerable<(T Meaning, string Phrases)> phrases)
    {
        var all = phrases.SelectMany(group => group.Phrases.Split('|').Select(phrase => (Phrase: phrase, group.Meaning)));
        foreach (var (phrase, meaning) in all.OrderByDescending(pair => pair.Phrase.Length))
        {
            if (!_byFirst.TryGetValue(phrase[0], out var list))
            {
                _byFirst.Add(phrase[0], list = []);
            }

            list.Add((phrase, meaning));
        }
    }

    /// <summary>The phrases, for suggestions.</summary>
    public IEnumerable<string> All => _byFirst.Values.SelectMany(list => list).Select(pair => pair.Phrase);

    public bool TryMatch(ReadOnlySpan<char> text, out int length, out T meaning)
    {
        if (text.Length > 0 && _byFirst.TryGetValue(text[0], out var list))
        {
            foreach (var (phrase, found) in list)
            {
                if (text.StartsWith(phrase, StringComparison.Ordinal) && EndsThere(phrase, text[phrase.Length..]))
                {
                    (length, meaning) = (phrase.Length, found);
                    return true;
                }
            }
        }

        (length, meaning) = (0, default!);
        return false;
    }

    // A word of an alphabet ends before a letter of none. Chinese, Japanese and Korean words need no space after them.
    private static bool EndsThere(string phrase, ReadOnlySpan<char> rest) =>
        rest.Length == 0 || !Scripts.IsAlphabetic(phrase[^1]) || !Scripts.IsAlphabetic(rest[0]);
}

/// <summary>Whether words have spaces between them.</summary>
internal static class Scripts
{
    public static bool IsAlphabetic(char letter) => char.IsLetter(letter) && letter < '\u2E80';
}
