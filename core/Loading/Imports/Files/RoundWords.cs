namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The names that files use for rounds: "Series A", "Seed Round", "Round B", "Pre-seed", "A+轮", "シリーズA".</summary>
internal static class RoundWords
{
    private static readonly HashSet<string> Unsaid = new(
        [
            "unknown", "undisclosed", "n a", "na", "none", "unspecified", "not disclosed", "other", "venture series unknown",
            "series unknown",
            "unattributed", "funding round", "undisclosed round", "venture unknown", "null", "nan", "venture", "venture capital",
            "venture round", "private equity", "equity", "equity round", "equity financing", "corporate round", "vc",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Nouns =
        new(["round", "financing", "funding", "investment", "raise", "runde", "stage"], StringComparer.Ordinal);

    // Each with spaces, since Chinese and Japanese have none between words.
    private static readonly (string Written, string Read)[] Words =
    [
        ("+", " plus "), ("轮", " round "), ("輪", " round "), ("シリーズ", " series "), ("种子", " seed "), ("種子", " seed "), ("天使", " angel "),
        ("シード", " seed "), ("プレ", " pre "), ("ラウンド", " round "), ("시리즈", " series "), ("시드", " seed "), ("프리", " pre "),
    ];

    /// <summary>The round's id; null if the text says that it is not known.</summary>
    public static Slug? Of(string text)
    {
        var spaced = Words.Aggregate(text, (written, word) => written.Replace(word.Written, word.Read, StringComparison.Ordinal));
        var words = Folding.WordsOf(spaced).Select(word => word switch
        {
            "serie" or "ser" => "series",
            "preseed" => "pre-seed",
            _ => word,
        }).ToList();
        if (words.Count == 0 || Unsaid.Contains(string.Join(' ', words)))
        {
            return null;
        }

        var names = words.Where(word => !Nouns.Contains(word)).ToList();
        names = names.Count == 0 ? words : names;
        return RowReader.SlugOf(string.Join(' ', IsLetter(names) ? WithSeries(names) : names));
    }

    // "A", "B2", "A plus" and "pre A" are series.
    private static bool IsLetter(List<string> names)
    {
        var first = names[0] == "pre" && names.Count > 1 ? names[1] : names[0];
        return first is [>= 'a' and <= 'k'] or [>= 'a' and <= 'k', >= '1' and <= '9'];
    }

    private static IEnumerable<string> WithSeries(List<string> names) =>
        names[0] == "pre" ? ["pre", "series", .. names.Skip(1)] : names.Prepend("series");
}
