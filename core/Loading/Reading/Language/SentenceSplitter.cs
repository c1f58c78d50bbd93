namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Divides a paragraph into sentences: where each begins and ends.</summary>
internal static class SentenceSplitter
{
    /// <summary>What is longer is no sentence that a person wrote. It is divided here.</summary>
    public const int MostCharacters = 1500;

    private const string Series = "Series ";

    private static readonly HashSet<string> Abbreviations = new(
        [
            "inc", "ltd", "corp", "co", "llc", "plc", "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "jr", "sr", "approx", "est",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "gen", "sen", "gov", "rep", "rs", "ca",
            "calif", "mass", "wash", "dept", "univ", "etc", "eg", "ie", "nev", "mn", "bn", "mln",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (EndsAt(text, at) || at - start >= MostCharacters)
            {
                var end = EndWithQuotes(text, at);
                yield return (start, end);
                start = end < text.Length && text[end] == ' ' ? end + 1 : end;
                at = Math.Max(at, end - 1);
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    private static bool EndsAt(string text, int at) => text[at] switch
    {
        '。' or '！' or '？' => true,
        '!' or '?' => at + 1 >= text.Length || text[at + 1] is ' ' or '"' or '”' or '’',
        '.' => IsEnd(text, at),
        _ => false,
    };

    private static bool IsEnd(string text, int at)
    {
        var next = EndWithQuotes(text, at);
        if (next >= text.Length)
        {
            return true;
        }

        if (text[next] != ' ' || next + 1 >= text.Length || char.IsLower(text[next + 1]))
        {
            return false;
        }

        // "in a Series C. The company"
        if (at > Series.Length && text.AsSpan(at - 1 - Series.Length, Series.Length).SequenceEqual(Series))
        {
            return true;
        }

        var word = text.AsSpan(0, at);
        word = word[(word.LastIndexOfAny(' ', '(', '“') + 1)..];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        var isDotted = word.Contains('.') && word.Length <= 4 && char.IsUpper(word[0]);
        return !isInitial && !(isDotted && !StartsSentence(text.AsSpan(next + 1)))
            && !(Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && !StartsSentence(text.AsSpan(next + 1)));
    }

    // After "Inc." or "U.S." a sentence begins only with a word that begins many.
    private static bool StartsSentence(ReadOnlySpan<char> rest)
    {
        var space = rest.IndexOf(' ');
        var word = space < 0 ? rest : rest[..space];
        return word is "The" or "It" or "In" or "This" or "But" or "He" or "She" or "They" or "A" or "An" or "Its" or "However" or "On";
    }

    private static int EndWithQuotes(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] is '"' or '”' or '’' or ')')
        {
            end++;
        }

        return end;
    }
}
