namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// How an article writes its words inside of sentences, with a capital letter or without one. At the beginning of a sentence any word has
/// a capital letter, and only the rest of the article tells "Block raised" from "Block by block".
/// </summary>
internal sealed class WordCases
{
    private const int LeastLetters = 4;

    private readonly Dictionary<string, int> _lower = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _capital = new(StringComparer.Ordinal);
    private readonly HashSet<(string Word, string Next)> _pairs = [];
    private readonly HashSet<(string Before, string Word)> _behind = [];
    private readonly Dictionary<string, int> _befores = new(StringComparer.Ordinal);

    /// <summary>Learns the words of a sentence.</summary>
    public void Add(string text, List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens[at].IsWord)
            {
                continue;
            }

            var word = tokens[at].In(text).ToString();
            if (char.IsLower(word[0]))
            {
                _lower[word] = _lower.GetValueOrDefault(word) + 1;
            }
            else if (at > 0 && char.IsUpper(word[0]))
            {
                _capital[word] = _capital.GetValueOrDefault(word) + 1;
                if (_behind.Add((tokens[at - 1].In(text).ToString(), word)))
                {
                    _befores[word] = _befores.GetValueOrDefault(word) + 1;
                }

                if (NextCapital(text, tokens, at) is { } next)
                {
                    _pairs.Add((word, next));
                }
            }
        }
    }

    public bool IsLower(string word) => _lower.ContainsKey(word);

    public bool IsCapital(string word) => _capital.ContainsKey(word);

    /// <summary>
    /// Whether words with which a sentence begins are a name inside of others: "Credit Sesame" by both of its words, "Block" if it has a
    /// capital letter more often than none.
    /// </summary>
    public bool IsNameInside(string text, List<Token> tokens, int at, int run)
    {
        var word = tokens[at].In(text).ToString();
        return run > 1
            ? word.Length >= LeastLetters && NextCapital(text, tokens, at) is { } next && _pairs.Contains((word, next))
            : !CapitalWords.BeginsSentences(word) && _capital.GetValueOrDefault(word) > _lower.GetValueOrDefault(word);
    }

    /// <summary>
    /// Whether a word is never without the one before it: "Space Moor raises" is of Space Moor, also where "space" is a word elsewhere.
    /// </summary>
    /// <param name="leastTimes">How often the article has it.</param>
    public bool IsOneName(string text, List<Token> tokens, int at, int run, int leastTimes = 1) => run > 1
        && NextCapital(text, tokens, at) is { } next && _befores.GetValueOrDefault(next) == 1
        && _capital.GetValueOrDefault(next) >= leastTimes
        && _behind.Contains((tokens[at].In(text).ToString(), next));

    private static string? NextCapital(string text, List<Token> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].IsWord && char.IsUpper(text[tokens[at + 1].Start])
            ? tokens[at + 1].In(text).ToString() : null;
}
