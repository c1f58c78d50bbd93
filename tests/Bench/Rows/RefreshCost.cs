using System.Globalization;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Corpus;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class RefreshCost : IRow
{
    private const double Within = 0.2;

    public static string Name => "refresh";

    public static bool Grows => true;

    public static string Terms => """
        Of ten deals a later report is written, a quarter of an hour passes, and the summaries are refreshed: what the refresh asks of storage, at sizes ten times apart. The ten deals have the same numbers, dates and investors' count at each size.
        The comparison is with the smallest size. No peer: a number of requests is the same on every machine; the time it took is given beside it.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var sizes = new List<(int Deals, Series Requests, Series Seconds)>();
        foreach (var deals in ground.Sizes)
        {
            var (tables, clock, corpus) = await DoubleStore.WithClockAsync(ground, deals, cancel);
            var (requests, seconds) = await OfAsync(ground, "double", tables, corpus, clock, cancel);
            sizes.Add((deals, requests, seconds));
        }

        DoubleStore.Drop();
        var first = sizes[0];
        var measured = sizes.Skip(1).Select(size => Against(
            string.Create(CultureInfo.InvariantCulture, $"refresh after 10 changed deals, {size.Deals:N0} beside {first.Deals:N0} deals on the double"), size.Requests, first.Requests, size.Seconds)).ToList();
        var emulator = await ground.EmulatorAsync(cancel);
        var (own, took) = await OfAsync(ground, "emulator", emulator.Tables, emulator.Corpus, emulator.Clock, cancel);
        measured.Add(Against(
            string.Create(CultureInfo.InvariantCulture, $"the same, {emulator.Corpus.Deals:N0} deals on the emulator beside {first.Deals:N0} on the double"), own, first.Requests, took));
        return measured;
    }

    private static Measured Against(string what, Series ours, Series small, Series seconds)
    {
        var ratio = ours.Median / small.Median;
        return new(what, "1 × ± 20 %", string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×"), Math.Abs(ratio - 1) <= Within, [ours, small, seconds]);
    }

    private static async Task<(Series Requests, Series Seconds)> OfAsync(
        Ground ground, string where, ITables tables, GeneratedCorpus corpus, BenchClock clock, CancellationToken cancel)
    {
        var (requests, seconds) = (new List<double>(), new List<double>());
        for (var revision = 1; revision <= 1 + ground.Times(3); revision++)
        {
            await Filling.ChangeTenAsync(tables, corpus, revision, clock, cancel);
            clock.PassAQuarterOfAnHour();
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            var run = await new SummaryRefresh(tables, clock).RunAsync(full: false, null, cancel);

            // The first one also counts the deals' change from how the corpus had them; the others are alike.
            if (revision > 1)
            {
                requests.Add(run.Requests);
                seconds.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            clock.PassAQuarterOfAnHour();
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{corpus.Deals:N0} on the {where}");
        return (new(of, "storage requests", requests), new(of, "s", seconds));
    }
}
