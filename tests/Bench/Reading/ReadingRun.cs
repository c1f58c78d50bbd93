using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Bench.Reading;

/// <summary>Scores how labelled articles are read, and how fast.</summary>
internal static class ReadingRun
{
    private const string OwnArticles = "tests/Shared/Articles";

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string? folder, CancellationToken cancel)
    {
        var articles = LabelledArticle.In(folder ?? OwnArticles);
        var reader = new ArticleReader(new(SeedFolder.Read("seeds", TimeProvider.System).Set.Organizations));
        var score = LabelledReading.Score(articles, reader);
        foreach (var mistake in score.Mistakes)
        {
            Console.WriteLine(mistake);
        }

        var rate = ArticlesASecond(articles, reader, cancel);
        var speed = Invariant($"{rate:N0} articles a second on one core, of {Size(articles):0.0} KB on average.");
        if (folder is null)
        {
            var document = new Document("reading.md");
            document.Fill("scores", $"{ScoreTable.Of(score)}\n\nSpeed: {speed}");
            await document.PublishAsync(write: true, cancel);
        }

        Console.WriteLine();
        Console.WriteLine(ScoreTable.Of(score));
        Console.WriteLine(Invariant($"Mistakes: {score.Mistakes.Count}. Speed: {speed}"));
        return 0;
    }

    private static double Size(IReadOnlyCollection<LabelledArticle> articles) => articles.Average(article => article.Content.Length) / 1024;

    /// <summary>From the text or the page to the drafts. The articles were read once before, so everything is loaded.</summary>
    private static double ArticlesASecond(IReadOnlyCollection<LabelledArticle> articles, ArticleReader reader, CancellationToken cancel)
    {
        var (read, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed < Enough)
        {
            foreach (var article in articles)
            {
                cancel.ThrowIfCancellationRequested();
                reader.Read(LabelledReading.ArticleOf(article));
            }

            read += articles.Count;
        }

        return read / watch.Elapsed.TotalSeconds;
    }
}
