using ServerlessDeals.Queries;

namespace ServerlessDeals.Bench.Rows;

internal sealed class TimeAdded() : Row("added")
{
    private const int Different = 100;

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var inMemory = await session.DoubleAsync(session.Middle, cancel);
        var onDouble = await OfAsync(session, "the double", inMemory, number => inMemory.Corpus.Deal(number).Id, cancel);
        var emulator = await session.EmulatorAsync(cancel);
        // An import gives deals ids of its own.
        var imported = (await new DealReader(emulator.Tables).ListAsync(new() { Limit = Different }, cancel)).Deals.Select(deal => deal.Id)
            .ToList();
        var onEmulator = await OfAsync(session, "the emulator", emulator, number => imported[number % imported.Count], cancel);
        return [.. onDouble, .. onEmulator.Zip(onDouble, (there, here) => there with { Why = Why(here.Series[0], there.Series[0]) })];
    }

    private static string Why(Series onDouble, Series onEmulator) => Invariant(
        $"""
        The same question adds {onDouble.Median:0.00} ms on the double, by the same code. The emulator's process shares the machine's
        {Environment.ProcessorCount} cores; the quickest of its answers added {onEmulator.Min:0.00} ms.
        """);

    private static async Task<List<Measured>> OfAsync(
        Session session, string where, FilledStore store, Func<int, DealId> deal, CancellationToken cancel)
    {
        using var asking = new Asking(store.Tables);
        (string Name, Func<int, string> Path)[] questions =
        [
            ("a deal", number => $"deals/{deal(number)}"),
            ("the newest 50 deals", _ => "deals?limit=50"),
            ("an investor's deals", number => $"deals?investor={GeneratedCorpus.Investor(number).Id}"),
            ("a sector's deals", number => $"deals?sector={Vocabulary.Sectors[number % Vocabulary.Sectors.Count]}"),
            ("a month's count", number => Invariant($"summaries/month/2021-{1 + (number % 12):00}")),
        ];
        var all = new List<Measured>();
        foreach (var (name, path) in questions)
        {
            // The first third is not measured: it has the code compiled.
            var (times, answers) = (session.IsQuick ? 20 : 300, new List<AnswerTime>());
            for (var i = -times / 2; i < times; i++)
            {
                answers.Add(await asking.AskAsync(path((i + times) % Different), cancel));
            }

            answers.RemoveRange(0, times / 2);
            var added = new Series("added", "ms", [.. answers.Select(answer => answer.Added.TotalMilliseconds)]);
            all.Add(new(
                Invariant($"{name}, {store.Corpus.Deals:N0} deals on {where}"), "p50 ≤ 1 ms", Invariant(
                    $"{added.Median:0.00} ms"), added.Median <= 1,
                added, new Series("whole answer", "ms", [.. answers.Select(answer => answer.Took.TotalMilliseconds)])));
        }

        return all;
    }
}
