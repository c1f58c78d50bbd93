using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Pages;

namespace ServerlessDeals.Tests.Reading;

/// <summary>Reads labelled articles as a person would hand them in, and scores what was read.</summary>
internal static class LabelledReading
{
    public static ReadingScore Score(IEnumerable<LabelledArticle> articles, ArticleReader reader)
    {
        var score = new ReadingScore(new(reader.Register));
        foreach (var article in articles)
        {
            score.Add(article, reader.Read(ArticleOf(article)));
        }

        return score;
    }

    /// <summary>The article, with what only its label knows: a text has no publisher, date or language.</summary>
    public static Article ArticleOf(LabelledArticle labelled)
    {
        var label = labelled.Label;
        var article = ArticleSource.Read(labelled.Content, label.Url).OrThrow()[0];
        return article with
        {
            Publisher = article.Publisher ?? label.Publisher,
            Published = article.Published ?? (label.Published is null ? null : PartialDate.Parse(label.Published).OrThrow()),
            Language = labelled.IsPage ? article.Language : label.Lang,
        };
    }
}
