namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>The names of rounds: "Series B", "seed", "Series A extension", "pre-seed".</summary>
internal static class RoundNames
{
    // "Series X" and "Series S" are products.
    private const char LastLetter = 'P';

    /// <summary>The round whose name begins at a token, and the number of its tokens; zero if none does.</summary>
    public static (Slug Round, int Count) At(string text, IReadOnlyList<Token> tokens, int at)
    {
        var word = Word(text, tokens, at);
        var next = Word(text, tokens, at + 1);
        var isHyphen = next is "-";
        var behind = isHyphen ? Word(text, tokens, at + 2) : next;
        var (name, count) = word switch
        {
            "series" when IsLetter(text, tokens, at + (isHyphen ? 2 : 1)) => ($"series-{behind.TrimEnd('.')}", isHyphen ? 3 : 2),
            "series" when behind is "seed" => ("seed", isHyphen ? 3 : 2),
            "pre" when isHyphen && behind is "seed" => ("pre-seed", 3),
            "pre" when isHyphen && behind is "series" && IsLetter(text, tokens, at + 3) =>
                ($"pre-series-{Word(text, tokens, at + 3).TrimEnd('.')}", 4),
            "pre" when isHyphen && behind is "ipo" && IsRound(Word(text, tokens, at + 3)) => ("pre-ipo", 3),
            "preseed" => ("pre-seed", 1),
            "seed" when IsRound(next) || IsBehindMoney(text, tokens, at) => ("seed", 1),
            "angel" when next is "round" or "funding" => ("angel", 1),
            "bridge" when next is "round" or "funding" or "financing" => ("bridge", 1),
            _ => ("", 0),
        };
        if (count > 0 && IsExtension(text, tokens, at + count) is var more && more > 0)
        {
            (name, count) = ($"{name}-extension", count + more);
        }

        return count > 0 ? (Slug.Parse(name).OrThrow(), count) : (default, 0);
    }

    private static bool IsRound(string word) => word is "round" or "funding" or "financing" or "investment" or "capital" or "stage"
        or "extension"
        or "raise" or "money";

    // "raised $5 million seed", "in seed"
    private static bool IsBehindMoney(string text, IReadOnlyList<Token> tokens, int at) =>
        at > 0 && (Word(text, tokens, at - 1) is "million" or "billion" or "in" or "m" or "bn" or "mn"
            || char.IsAsciiDigit(text[tokens[at - 1].Start]));

    private static int IsExtension(string text, IReadOnlyList<Token> tokens, int at) => Word(text, tokens, at) switch
    {
        "extension" => 1,
        "round" when Word(text, tokens, at + 1) is "extension" => 2,
        _ => 0,
    };

    private static bool IsLetter(string text, IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && text[tokens[at].Start] is >= 'A' and <= LastLetter
        && (tokens[at].Length == 1 || (tokens[at].Length == 2 && (char.IsAsciiDigit(text[tokens[at].Start + 1])
            || text[tokens[at].End - 1] is '.')));

#pragma warning disable CA1308
    private static string Word(string text, IReadOnlyList<Token> tokens, int at) =>
        at >= 0 && at < tokens.Count ? tokens[at].In(text).ToString().ToLowerInvariant() : "";
#pragma warning restore CA1308
}
