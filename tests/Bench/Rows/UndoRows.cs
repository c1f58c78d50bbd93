using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>A large file with a row for each investor, and the undo of a small import in that storage beside another import.</summary>
internal static class UndoRows
{
    private const int Undone = 300;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var lines = session.IsQuick ? 600 : 20_000;
        var large = SourceFile.WriteInvestments(session.NewPath("investments.csv"), new GeneratedCorpus(lines), lines);
        var some = SourceFile.Write(session.NewPath("some.csv"), new GeneratedCorpus(Undone), "Some ");
        var beside = SourceFile.Write(session.NewPath("beside.csv"), new GeneratedCorpus(session.IsQuick ? 50 : 500), "Beside ");

        // In memory an import leaves the same rows as on the emulator.
        var inMemory = new MemoryTables();
        await SourceFile.ImportAsync(large, inMemory, TimeProvider.System, cancel);
        var rows = inMemory.Rows().Select(row => (row.Table, RowWrite.Upsert(row.Row))).ToList();

        await using var full = await session.StartEmulatorAsync(cancel);
        var tables = await OpenAsync(full, cancel);
        var imported = rows.Count / await Session.SecondsAsync(() => SourceFile.ImportAsync(large, tables, TimeProvider.System, cancel));
        double raw;
        await using (var fresh = await session.StartEmulatorAsync(cancel))
        {
            var empty = await OpenAsync(fresh, cancel);
            raw = rows.Count / await Session.SecondsAsync(() => Batches.WriteAsync(empty, rows, cancel));
        }

        var (aloneRequests, aloneSeconds) = await AloneAsync(session, some, cancel);
        var import = await SourceFile.ImportAsync(some, tables, TimeProvider.System, cancel, "some");
        var running = SourceFile.ImportAsync(beside, await OpenAsync(full, cancel), TimeProvider.System, cancel, "beside");
        var (requests, seconds) = await UndoAsync(tables, import.Import!, cancel);
        await running;
        var deals = Invariant($"{Undone} deals");
        return
        [
            Measured.Ratio(
                Invariant($"import of {lines:N0} rows, one for each investor of a round, into the emulator"), "≥ 0.5 × raw batches",
                new("import", "rows/s", imported), new("raw batches", "rows/s", raw), ratio => ratio >= 0.5),
            Measured.Ratio(
                $"undo of {deals} in that storage while another import runs, beside the undo alone in empty storage", "1 × ± 5 %",
                new($"{deals} beside an import", "storage requests", requests), new($"{deals} alone", "storage requests", aloneRequests),
                ratio => Math.Abs(ratio - 1) <= 0.05,
                new Series("beside an import", "s", seconds), new Series("alone", "s", aloneSeconds)),
        ];
    }

    private static async Task<(double Requests, double Seconds)> AloneAsync(Session session, string file, CancellationToken cancel)
    {
        await using var emulator = await session.StartEmulatorAsync(cancel);
        var tables = await OpenAsync(emulator, cancel);
        var import = await SourceFile.ImportAsync(file, tables, TimeProvider.System, cancel, "some");
        return await UndoAsync(tables, import.Import!, cancel);
    }

    private static async Task<(double Requests, double Seconds)> UndoAsync(ITables tables, string import, CancellationToken cancel)
    {
        var counted = new RequestCountingTables(tables);
        var seconds = await Session.SecondsAsync(async () =>
        {
            var undone = await new ImportUndo(counted, TimeProvider.System).RunAsync(import, null, cancel);
            if (undone!.Removed != Undone)
            {
                throw new InvalidDataException($"Only {undone.Removed} deals were removed.");
            }
        });
        return (counted.Requests, seconds);
    }

    private static async Task<AzureTables> OpenAsync(Azurite azurite, CancellationToken cancel)
    {
        var tables = new AzureTables(StorageSettings.Connect(azurite.ConnectionString));
        await tables.CreateAsync(cancel);
        return tables;
    }
}
