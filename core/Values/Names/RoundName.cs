namespace ServerlessDeals.Values.Names;

/// <summary>The name of a round, such as "series-b", for people.</summary>
public static class RoundName
{
    private const string Series = "series";

    /// <summary>As a label: "Series B", "Series A extension", "Seed".</summary>
    public static string Of(Slug round) => string.Join(' ', round.ToString().Split('-').Select((word, place) => Word(word, place == 0)));

    /// <summary>In a sentence, with the noun that it needs: "Series B", "seed round", "pre-seed round".</summary>
    public static string InSentence(Slug round) => round.ToString() switch
    {
        var name when name.StartsWith(Series, StringComparison.Ordinal) => Of(round),
        var name when name.Contains("ipo", StringComparison.Ordinal) => name.Replace("ipo", "IPO", StringComparison.Ordinal) + " round",
        var name => name + " round",
    };

    private static string Word(string word, bool isFirst)
    {
        if (word is "ai" or "ipo" || word.Length == 1)
        {
            return word.ToUpperInvariant();
        }

        return isFirst ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}
