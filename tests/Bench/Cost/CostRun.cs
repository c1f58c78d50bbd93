using ServerlessDeals.Corpus;

namespace ServerlessDeals.Bench.Cost;

/// <summary>Records what answers, refreshes and imports ask of storage, and writes docs/cost.md.</summary>
internal static class CostRun
{
    public static async Task<int> RunAsync(bool quick, CancellationToken cancel)
    {
        await using var ground = new Ground(quick, large: false);
        var corpus = new GeneratedCorpus(ground.Small);
        var (tables, clock) = await WorkCost.FillAsync(ground, corpus, cancel);
        ground.Tell("asking");
        var answers = await AskedAnswers.OfAsync(tables, corpus, cancel);
        ground.Tell("refreshing");
        IReadOnlyList<AnswerCost> work =
        [
            await WorkCost.IdleRefreshAsync(tables, clock, cancel), await WorkCost.RefreshAsync(tables, corpus, clock, cancel), await WorkCost.SiteAsync(tables, cancel),
        ];
        ground.Tell("importing");
        var import = await WorkCost.ImportAsync(ground, corpus, cancel);
        var stored = new List<(int Deals, long Bytes)> { (corpus.Deals, WorkCost.StoredBytes(tables)) };
        var larger = new GeneratedCorpus(ground.Middle);
        stored.Add((larger.Deals, WorkCost.StoredBytes((await WorkCost.FillAsync(ground, larger, cancel)).Tables)));
        var text = CostDocument.Of(corpus.Deals, answers, work, import, stored, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        await ground.PublishAsync("cost.md", text, cancel);
        return 0;
    }
}
