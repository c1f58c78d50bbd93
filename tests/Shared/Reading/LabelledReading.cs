using ServerlessDeals.Loading.Reading;

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

    /// <summary>The article, with what only its label knows: publisher, date and language of a text without them.</summary>
    public static Article ArticleOf(LabelledArticle labelled)
    {
        var label = labelled.Label;
        var lines = labelled.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new()
        {
            Address = label.Url,
            Title = lines.FirstOrDefault() ?? "",
            Text = [.. lines.Skip(1)],
            Publisher = label.Publisher,
            Published = label.Published is null ? null : PartialDate.Parse(label.Published).OrThrow(),
            Language = label.Lang,
        };
    }
}
