namespace ServerlessDeals.Bench.Rows;

internal sealed class RefreshCost() : Row("refresh", grows: true)
{
    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var sizes = new List<(int Deals, Series Requests, Series Seconds)>();
        foreach (var deals in session.Sizes)
        {
            sizes.Add(await OfAsync(session, await session.DoubleAsync(deals, cancel), "double", cancel));
        }

        session.DropDouble();
        var emulator = await OfAsync(session, await session.EmulatorAsync(cancel), "emulator", cancel);
        var least = sizes[0];
        return
        [
            .. sizes.Skip(1).Select(size => Against(
                Invariant($"refresh after 10 changed deals, {size.Deals:N0} beside {least.Deals:N0} deals on the double"), size)),
            Against(Invariant($"the same, {emulator.Deals:N0} deals on the emulator beside {least.Deals:N0} on the double"), emulator),
        ];

        Measured Against(string what, (int Deals, Series Requests, Series Seconds) size) =>
            Measured.Ratio(what, "1 × ± 20 %", size.Requests, least.Requests, ratio => Math.Abs(ratio - 1) <= 0.2, size.Seconds);
    }

    private static async Task<(int Deals, Series Requests, Series Seconds)> OfAsync(
        Session session, FilledStore store, string where, CancellationToken cancel)
    {
        var (requests, taken) = (new List<double>(), new List<double>());
        for (var revision = 1; revision <= 1 + session.Times(3); revision++)
        {
            var (run, seconds) = await store.RefreshAfterTenChangesAsync(revision, store.Tables, cancel);
            if (revision > 1)
            {
                requests.Add(run.Requests);
                taken.Add(seconds);
            }
        }

        var of = Invariant($"{store.Corpus.Deals:N0} on the {where}");
        return (store.Corpus.Deals, new(of, "storage requests", requests), new(of, "s", taken));
    }
}
