namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Participles with which sentences begin.</summary>
internal static class Participles
{
    private const int LongestShort = 4;

    /// <summary>"Having made a splash, the startup", "Valued at $5 billion, it": no name.</summary>
    public static bool Are(string word, ReadOnlySpan<char> next)
    {
        var isFollowed = next is "at" or "by" or "in" or "from" or "to" or "on" or "with" or "as" or "for" or "about";
        return (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > LongestShort && isFollowed)
            || (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > LongestShort
                && (isFollowed || next is "a" or "an" or "the" or "its" or "their" or "his" or "her" or "this" or "that" or "these"
                    or "up" or "out" or "into" or "more" or "money" or "been" or "made" or "such" or "new"));
    }
}
