namespace ServerlessDeals.Pages;

/// <summary>Breaks text into lines.</summary>
internal static class Wrapping
{
    /// <summary>The end of a text that is cut.</summary>
    public const string Cut = "…";

    /// <summary>The text in lines that are no wider than the given pixels. What has no room in the last line is cut.</summary>
    public static IReadOnlyList<string> Lines(string text, float size, int weight, float width, int most)
    {
        bool Fits(string line) => Lettering.Width(line, size, weight) <= width;
        var lines = new List<string> { "" };
        foreach (var word in Lettering.Drawable(text).Split(' ').Select(word => Shortened(word, "", Fits)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Fits(longer))
            {
                lines[^1] = longer;
            }
            else if (lines.Count < most)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = Shortened(lines[^1] + " " + Cut, " " + Cut, Fits);
                break;
            }
        }

        return lines;
    }

    /// <summary>The text without as many of its last words as it takes to fit, with an ellipsis in their place.</summary>
    private static string Shortened(string text, string ending, Func<string, bool> fits)
    {
        var kept = text[..^ending.Length];
        if (fits(text) && ending.Length == 0)
        {
            return text;
        }

        while (kept.Length > 1 && !fits(kept + Cut))
        {
            // The last word, or the last letter of a single word.
            kept = kept.LastIndexOf(' ') is > 0 and var space ? kept[..space] : kept[..^(char.IsLowSurrogate(kept[^1]) ? 2 : 1)];
        }

        return kept.TrimEnd(' ', ',', ';', ':') + Cut;
    }
}
