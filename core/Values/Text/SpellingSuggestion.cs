namespace ServerlessDeals.Values.Text;

/// <summary>Finds the word that a misspelled text was probably meant to be.</summary>
public static class SpellingSuggestion
{
    /// <summary>The candidate closest to a text; null if more than half of the text would have to change.</summary>
    public static T? To<T>(string text, IEnumerable<T> candidates, Func<T, string> written)
        where T : struct
    {
        var (found, least) = ((T?)null, (text.Length / 2) + 1);
        foreach (var candidate in candidates)
        {
            var distance = Distance(text.ToUpperInvariant(), written(candidate).ToUpperInvariant());
            if (distance < least)
            {
                (found, least) = (candidate, distance);
            }
        }

        return found;
    }

    /// <inheritdoc cref="To{T}"/>
    public static string? To(string text, IEnumerable<string> candidates) =>
        To(text, candidates.Select(candidate => ValueTuple.Create(candidate)), candidate => candidate.Item1)?.Item1;

    /// <summary>How many letters to add, remove or replace to turn one text into the other (Levenshtein distance).</summary>
    public static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
