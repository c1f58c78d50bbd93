namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// Names to which the words beside them are glued, as pages without their links are: "OpenAIon Tuesday", "in February.SoftBank". Nobody is
/// called so.
/// </summary>
/// <param name="names">All mentions of names in the article.</param>
/// <param name="title">The headline, in which nothing is glued; empty without one.</param>
internal sealed class GluedNames(IReadOnlyList<Name> names, string title)
{
    private const int LeastLetters = 3;

    // What stands before a name or behind it, and ends no name of its own.
    private static readonly string[] Words =
    [
        "on", "and", "said", "says", "in", "is", "was", "has", "had", "have", "are", "were", "to", "for", "of", "at", "with", "from", "by",
        "which", "that", "who", "also", "raised", "raises", "announced", "led", "co", "reported", "reports", "will", "would", "as", "or",
        "but", "its", "the", "a", "an", "after", "while", "told", "backed",
    ];

    private static readonly string[] Nouns = ["startup", "startups", "company", "companies", "firm", "firms", "maker", "investor",
        "investors", "called", "acquired", "announced", "raised", "and", "with", "from", "including", "like"];

    private readonly HashSet<string> _names = names.Select(name => name.Text).Where(name => name.Length >= LeastLetters)
        .ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _again = names.GroupBy(name => name.Text, StringComparer.Ordinal)
        .Where(mentions => mentions.Skip(1).Any()).Select(mentions => mentions.Key).ToHashSet(StringComparer.Ordinal);

    public bool Has(string written) => written.Split(' ').Any(word => IsPointed(word) || IsLengthened(word) || IsPrefixed(word));

    // "withGoogle": a small word, and a name that the article has; "startupsMoor", a word of the article's own
    private bool IsPrefixed(string word) => Array.Exists(
        Words, small => word.StartsWith(small, StringComparison.Ordinal) && _names.Contains(word[small.Length..]))
        || Array.Exists(Nouns, noun => word.Length > noun.Length && word.StartsWith(noun, StringComparison.Ordinal)
            && char.IsUpper(word[noun.Length]));

    // "OpenAIon", "AnthropicandOpenAI": a name that the article has, and a small word
    private bool IsLengthened(string word) => Enumerable.Range(LeastLetters, Math.Max(0, word.Length - LeastLetters)).Any(at =>
        char.IsLower(word[at]) && _names.Contains(word[..at])
        && Array.Exists(Words, small => IsEnd(word[at..], small)));

    private bool IsEnd(string rest, string small) => rest == small
        || (rest.StartsWith(small, StringComparison.Ordinal) && char.IsUpper(rest[small.Length])
            && _names.Contains(rest[small.Length..]));

    // "led by Accel.Sequoia joined" once, and not "Talon.One" or "Character.AI"
    private static bool IsWord(string part) => part.Length > LeastLetters && char.IsUpper(part[0]) && part.Skip(1).All(char.IsLower);

    // "February.SoftBankco": the end of one sentence and the beginning of the next
    private bool IsPointed(string word)
    {
        var point = word.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && point + 1 < word.Length && char.IsLower(word[point - 1]) && char.IsUpper(word[point + 1])
            && (CapitalWords.IsNever(word[..point]) || _names.Contains(word[(point + 1)..]) || IsLengthened(word[(point + 1)..])
                || (!_again.Contains(word) && !title.Contains(word, StringComparison.Ordinal) && IsWord(word[..point])
                    && IsWord(word[(point + 1)..])));
    }
}
