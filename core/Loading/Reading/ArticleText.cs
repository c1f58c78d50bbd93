using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Reading;

/// <summary>The text of an article as it is read: tidy, and of a size that a person could have written.</summary>
internal static class ArticleText
{
    private const int MostParagraphs = 2_000;
    private const int MostCharacters = 200_000;
    private const int MostOfParagraph = 20_000;

    /// <summary>What machines write that replace words of an article by others.</summary>
    private static readonly string[] Spun =
        ["funding spherical", "financing spherical", "seed spherical", "spherical of funding", "enterprise companions",
            "enterprise capitalists agency",
            "sequence a spherical", "sequence b spherical", "synthetic intelligence startup", "startup elevates"];

    public static Article Tidy(Article article)
    {
        var left = MostCharacters;
        var text = new List<string>();
        foreach (var paragraph in article.Text.Take(MostParagraphs))
        {
            var tidy = AmountsInText.Tidy(paragraph.Length > MostOfParagraph ? paragraph[..MostOfParagraph] : paragraph);
            if (tidy.Length > left)
            {
                break;
            }

            left -= tidy.Length;
            text.Add(tidy);
        }

        return article with { Title = AmountsInText.Tidy(article.Title.Length > MostOfParagraph ? "" : article.Title), Text = text };
    }

    /// <summary>Why nothing is read in an article; null if it is read.</summary>
    public static LeftOut? Refused(Article article)
    {
        if (!article.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            return new("article", new(Words.InTitle, 0, article.Title), $"it is in '{article.Language}'; only English articles are read");
        }

        foreach (var (index, paragraph) in Paragraphs(article))
        {
            foreach (var phrase in Spun)
            {
                if (paragraph.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                {
                    return new("article", new(index, at, paragraph.Substring(at, phrase.Length)),
                        "a machine has replaced words of another article");
                }
            }
        }

        return null;
    }

    /// <summary>The title and the paragraphs, with their indexes.</summary>
    public static IEnumerable<(int Index, string Text)> Paragraphs(Article article) =>
        article.Text.Select((text, index) => (index, text)).Prepend((Words.InTitle,
            article.Title)).Where(paragraph => paragraph.Item2.Length > 0);
}
