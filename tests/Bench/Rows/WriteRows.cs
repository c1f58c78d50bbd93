using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>Imports and refreshes.</summary>
internal static class WriteRows
{
    public static async Task<IReadOnlyList<Measured>> ImportAsync(Session session, CancellationToken cancel)
    {
        var corpus = new GeneratedCorpus(session.IsQuick ? 200 : 2_000);
        var file = SourceFile.Write(session.NewPath("rounds.csv"), corpus);

        // In memory an import leaves the same rows as on the emulator.
        var inMemory = new MemoryTables();
        await SourceFile.ImportAsync(file, inMemory, TimeProvider.System, cancel);
        var rows = inMemory.Rows().Select(row => (row.Table, RowWrite.Upsert(row.Row))).ToList();
        var rates = await session.InTurnsAsync(
            3, "rows/s",
            ("import", () => RateAsync(tables => SourceFile.ImportAsync(file, tables, TimeProvider.System, cancel))),
            ("raw batches", () => RateAsync(tables => Batches.WriteAsync(tables, rows, cancel))));
        var many = await session.EmulatorAsync(cancel);
        await using var emulator = await session.StartEmulatorAsync(cancel);
        var few = await EmulatorStore.FillAsync(session, emulator.ConnectionString, session.Small, cancel);
        var (manyDeals, fewDeals) = (Invariant($"{session.Emulated:N0} deals"), Invariant($"{session.Small:N0} deals"));
        return
        [
            Measured.Ratio(
                Invariant($"import of {corpus.Deals:N0} deals into the emulator"), "≥ 0.5 × raw batches", rates[0], rates[1],
                ratio => ratio >= 0.5),
            Measured.Ratio(
                Invariant($"peak memory of an import, {session.Emulated:N0} beside {fewDeals}"), "flat: ≤ 1.5 ×",
                new(manyDeals, "MiB", many.PeakBytes / 1048576), new(fewDeals, "MiB", few.PeakBytes / 1048576), ratio => ratio <= 1.5),
            new(
                $"import of {manyDeals}, rounds of the file", "none", Invariant($"{many.RoundsASecond:0} rounds/s"), null,
                new Series("import", "rounds/s", many.RoundsASecond), new Series("at the smaller size", "rounds/s", few.RoundsASecond)),
        ];

        // Rows a second, on a fresh emulator.
        async Task<double> RateAsync(Func<AzureTables, Task> work)
        {
            await using var azurite = await session.StartEmulatorAsync(cancel);
            var tables = new AzureTables(StorageSettings.Connect(azurite.ConnectionString));
            await tables.CreateAsync(cancel);
            return rows.Count / await Session.SecondsAsync(() => work(tables));
        }
    }

    public static async Task<IReadOnlyList<Measured>> RefreshAsync(Session session, CancellationToken cancel)
    {
        var inMemory = new List<(string Deals, Series Requests, Series Seconds)>();
        foreach (var deals in session.Sizes)
        {
            inMemory.Add(await OfAsync(await session.InMemoryAsync(deals, cancel), "double"));
        }

        session.DropInMemory();
        var emulator = await OfAsync(await session.EmulatorAsync(cancel), "emulator");
        var least = inMemory[0];
        return
        [
            .. inMemory.Skip(1).Select(larger => Against(
                $"refresh after 10 changed deals, {larger.Deals} beside {least.Deals} deals on the double", larger)),
            Against($"the same, {emulator.Deals} deals on the emulator beside {least.Deals} on the double", emulator),
        ];

        Measured Against(string what, (string Deals, Series Requests, Series Seconds) larger) => Measured.Ratio(
            what, "1 × ± 20 %", larger.Requests, least.Requests, ratio => Math.Abs(ratio - 1) <= 0.2, larger.Seconds);

        async Task<(string Deals, Series Requests, Series Seconds)> OfAsync(FilledStore store, string where)
        {
            var (deals, requests, taken) = (Invariant($"{store.Corpus.Deals:N0}"), new List<double>(), new List<double>());
            for (var revision = 1; revision <= 1 + session.Times(3); revision++)
            {
                var refresh = await store.RefreshAfterTenChangesAsync(revision, store.Tables, cancel);
                requests.Add(refresh.Requests);
                taken.Add(refresh.Seconds);
            }

            // The first refresh also counts the ten deals as the corpus had them.
            var of = $"{deals} on the {where}";
            return (deals, new(of, "storage requests", requests[1..]), new(of, "s", taken[1..]));
        }
    }
}
