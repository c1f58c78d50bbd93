using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>
/// The words by which the search finds a text. words.js splits texts in the same way in the browser. Chinese, Japanese and Korean have
/// no spaces between words, so every two neighbouring letters are a word, and the last letter is one too.
/// </summary>
internal static class SearchWords
{
    public static IEnumerable<string> Of(string text) => Folding.WordsOf(text).SelectMany(Parts);

    /// <summary>All words of a name as one, so that "deep seek" finds DeepSeek.</summary>
    public static string Joined(string name) => string.Concat(Folding.WordsOf(name));

    /// <summary>A figure as a word. No other word begins with a number sign.</summary>
    public static string Of(long figure) => string.Create(CultureInfo.InvariantCulture, $"#{figure}");

    private static IEnumerable<string> Parts(string word)
    {
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || NameLanguage.IsUnspaced(word[i]) != NameLanguage.IsUnspaced(word[start]))
            {
                foreach (var part in NameLanguage.IsUnspaced(word[start]) ? Pairs(word[start..i]) : [word[start..i]])
                {
                    yield return part;
                }

                start = i;
            }
        }
    }

    private static IEnumerable<string> Pairs(string letters) =>
        Enumerable.Range(0, letters.Length).Select(i => letters[i..Math.Min(i + 2, letters.Length)]);
}
