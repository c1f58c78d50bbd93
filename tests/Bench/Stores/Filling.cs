using System.Globalization;
using ServerlessDeals.Corpus;
using ServerlessDeals.Loading;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>Writes a generated corpus through the product's own writer, a portion at a time.</summary>
internal static class Filling
{
    private const int Portion = 500;

    /// <summary>All deals with their views and summaries; the register of organizations, which no measured question reads, is left out.</summary>
    public static async Task FillAsync(Ground ground, ITables tables, GeneratedCorpus corpus, BenchClock clock, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var writer = new DealWriter(tables, clock);
        var done = 0;
        foreach (var portion in Enumerable.Range(0, corpus.Deals).Chunk(Portion))
        {
            await writer.PutAsync([.. portion.AsParallel().AsOrdered().Select(number => Prepared(corpus, number, 0))], cancel);
            if ((done += portion.Length) % (20 * Portion) == 0)
            {
                ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  {done:N0} of {corpus.Deals:N0} deals written"));
            }
        }

        ground.Tell("  counting its summaries");
        clock.PassAQuarterOfAnHour();
        await new SummaryRefresh(tables, clock).RunAsync(full: false, null, cancel);
    }

    /// <summary>A later report about each of ten deals.</summary>
    public static Task ChangeTenAsync(ITables tables, GeneratedCorpus corpus, int revision, BenchClock clock, CancellationToken cancel) =>
        new DealWriter(tables, clock).PutAsync([.. Enumerable.Range(0, 10).Select(i => Prepared(corpus, 7 * i, revision))], cancel);

    private static DealRows Prepared(GeneratedCorpus corpus, int number, int revision)
    {
        var (deal, named) = corpus.Named(number, revision);
        return deal.ToRows(named);
    }
}
