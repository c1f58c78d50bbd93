using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Corpus;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;
using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Cost;

/// <summary>What is done now and then: refreshes, an import, a build of the site. Recorded on the double.</summary>
internal static class WorkCost
{
    /// <summary>A store with all that the API reads, organizations too.</summary>
    public static async Task<(ITables Tables, BenchClock Clock)> FillAsync(Ground ground, GeneratedCorpus corpus, CancellationToken cancel)
    {
        var (tables, clock) = (new MemoryTables(), new BenchClock(DoubleStore.Begin));
        await tables.CreateAsync(cancel);
        await new OrganizationWriter(tables).PutAsync([.. corpus.Organizations()], cancel);
        await Filling.FillAsync(ground, tables, corpus, clock, cancel);
        clock.PassAQuarterOfAnHour();
        return (tables, clock);
    }

    public static async Task<AnswerCost> IdleRefreshAsync(ITables tables, BenchClock clock, CancellationToken cancel)
    {
        await new SummaryRefresh(tables, clock).RunAsync(full: false, null, cancel);
        clock.PassAQuarterOfAnHour();
        return await RecordedAsync("a refresh that finds nothing", tables, recorded => new SummaryRefresh(recorded, clock).RunAsync(full: false, null, cancel));
    }

    public static async Task<AnswerCost> RefreshAsync(ITables tables, GeneratedCorpus corpus, BenchClock clock, CancellationToken cancel)
    {
        for (var revision = 1; ; revision++)
        {
            await Filling.ChangeTenAsync(tables, corpus, revision, clock, cancel);
            clock.PassAQuarterOfAnHour();
            var cost = await RecordedAsync("a refresh after 10 changed deals", tables, recorded => new SummaryRefresh(recorded, clock).RunAsync(full: false, null, cancel));
            clock.PassAQuarterOfAnHour();

            // The first one counts the deals' change from how the corpus had them too.
            if (revision == 2)
            {
                return cost;
            }
        }
    }

    public static Task<AnswerCost> SiteAsync(ITables tables, CancellationToken cancel) =>
        RecordedAsync("a build of the site", tables, recorded => new SiteReader<RecordedTables>(recorded, TimeProvider.System).ReadAsync(cancel));

    /// <summary>An import of every round into empty tables, and the refresh that counts them.</summary>
    public static async Task<IReadOnlyList<AnswerCost>> ImportAsync(Ground ground, GeneratedCorpus corpus, CancellationToken cancel)
    {
        var path = Path.Combine(ground.EmptyFolder("cost"), "rounds.csv");
        SourceFile.Write(path, corpus);
        var (tables, clock) = (new MemoryTables(), new BenchClock(DoubleStore.Begin));
        var import = await RecordedAsync("an import", tables, async recorded =>
        {
            await using var file = File.OpenRead(path);
            return await new Importer(recorded, clock).RunAsync(file, ImportFormat.Csv, SourceFile.Mapping, SourceFile.MappingText, _ => { }, dryRun: false, null, cancel);
        });
        clock.PassAQuarterOfAnHour();
        return [import, await RecordedAsync("the refresh after it", tables, recorded => new SummaryRefresh(recorded, clock).RunAsync(full: false, null, cancel))];
    }

    public static long StoredBytes(ITables tables) => ((MemoryTables)tables).Rows().Sum(row => EntitySize.Stored(row.Row));

    private static async Task<AnswerCost> RecordedAsync<T>(string what, ITables tables, Func<RecordedTables, Task<T>> work)
    {
        var recorded = new RecordedTables(tables);
        await work(recorded);
        return AnswerCost.Of(what, recorded.Record);
    }
}
