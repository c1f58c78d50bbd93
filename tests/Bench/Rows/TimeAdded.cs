using System.Globalization;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Corpus;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class TimeAdded : IRow
{
    private const double Most = 1;

    public static string Name => "added";

    public static string Terms => """
        The time of an answer, from the trigger's call to the last byte, in which no storage request was out: parsing, planning, resolving, writing JSON, hashing. Nothing is hot.
        What the storage client itself does (its own parsing of the service's JSON) counts as storage. Without a peer; p50 of single questions asked one after the other.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var (tables, corpus) = await DoubleStore.OfAsync(ground, ground.Middle, cancel);
        var onDouble = await OfAsync(ground, "the double", tables, corpus, new Questions(corpus).Deal, cancel);
        var emulator = await ground.EmulatorAsync(cancel);
        var imported = await ImportedAsync(emulator, cancel);
        var onEmulator = await OfAsync(ground, "the emulator", emulator.Tables, emulator.Corpus, number => $"deals/{imported[number % imported.Count]}", cancel);
        return [.. onDouble, .. onEmulator.Zip(onDouble, (there, here) => there with { Why = Why(here.Series[0], there.Series[0]) })];
    }

    private static string Why(Series onDouble, Series onEmulator) => string.Create(
        CultureInfo.InvariantCulture,
        $"The same question adds {onDouble.Median:0.00} ms on the double, by the same code. Beside the emulator the machine's {Environment.ProcessorCount} cores are shared with its process: of its answers the quickest added {onEmulator.Min:0.00} ms.");

    /// <summary>An import gives ids of its own.</summary>
    private static async Task<IReadOnlyList<DealId>> ImportedAsync(EmulatorStore store, CancellationToken cancel) =>
        [.. (await new Queries.DealReader(store.Tables).ListAsync(new() { Limit = 100 }, cancel)).Deals.Select(deal => deal.Id)];

    private static async Task<IReadOnlyList<Measured>> OfAsync(
        Ground ground, string where, ITables tables, GeneratedCorpus corpus, Func<int, string> deal, CancellationToken cancel)
    {
        using var asking = new Asking(tables);
        var questions = new Questions(corpus);
        (string Name, Func<int, string> Path)[] kinds =
        [
            ("a deal", deal),
            ("the newest 50 deals", _ => "deals?limit=50"),
            ("an investor's deals", number => $"deals?investor={GeneratedCorpus.Investor(number).Id}"),
            ("a sector's deals", number => $"deals?sector={Vocabulary.Sectors[number % Vocabulary.Sectors.Count]}"),
            ("a month's count", number => string.Create(CultureInfo.InvariantCulture, $"summaries/month/2021-{1 + (number % 12):00}")),
        ];
        var all = new List<Measured>();
        var times = ground.IsQuick ? 20 : 300;
        foreach (var (name, path) in kinds)
        {
            for (var i = 0; i < times / 2; i++)
            {
                await asking.AskAsync(path(i % 100), cancel);
            }

            var costs = new List<Cost>();
            for (var i = 0; i < times; i++)
            {
                costs.Add(await asking.AskAsync(path(i % 100), cancel));
            }

            var added = new Series("added", "ms", [.. costs.Select(cost => cost.Added.TotalMilliseconds)]);
            all.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{name}, {corpus.Deals:N0} deals on {where}"),
                "p50 ≤ 1 ms",
                string.Create(CultureInfo.InvariantCulture, $"{added.Median:0.00} ms"),
                added.Median <= Most,
                [added, new("whole answer", "ms", [.. costs.Select(cost => cost.Took.TotalMilliseconds)])]));
        }

        return all;
    }
}
