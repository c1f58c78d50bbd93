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

    /// <summary>
    /// How many letters to add, remove, replace or swap with their neighbour to turn one text into the other (optimal string alignment).
    /// </summary>
    public static int Distance(string left, string right)
    {
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            (before, last, row) = (last, row, before);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(substituted, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
