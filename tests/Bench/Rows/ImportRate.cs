using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class ImportRate() : Row("import", grows: true)
{
    private const int AtOnce = 16;

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var corpus = new GeneratedCorpus(session.IsQuick ? 200 : 2_000);
        var file = SourceFile.Write(session.NewFolder(), corpus);

        // The double is left with the very rows that the emulator is left with.
        var left = new MemoryTables();
        await left.CreateAsync(cancel);
        await SourceFile.ImportAsync(file, left, TimeProvider.System, cancel);
        var rows = left.Rows().ToList();
        var rates = await session.InTurnsAsync(
            3,
            () => RateAsync(service => SourceFile.ImportAsync(file, new AzureTables(service), TimeProvider.System, cancel)),
            () => RateAsync(service => WriteRawAsync(service, rows, cancel)));
        var large = (await session.EmulatorAsync(cancel)).Import;
        await using var fewer = await EmulatorStore.FillAsync(session, session.Small, cancel);
        var (many, few, small) = (Invariant($"{session.Emulated:N0}"), Invariant($"{session.Small:N0}"), fewer.Import);
        return
        [
            Measured.Ratio(
                Invariant($"import of {corpus.Deals:N0} deals into the emulator"), "≥ 0.5 × raw batches",
                new("import", "rows/s", rates[0]), new("raw batches", "rows/s", rates[1]), ratio => ratio >= 0.5),
            Measured.Ratio(
                $"peak memory of an import, {many} beside {few} deals", "flat: ≤ 1.5 ×",
                new($"{many} deals", "MiB", large.PeakBytes / 1048576.0), new($"{few} deals", "MiB", small.PeakBytes / 1048576.0), ratio =>
                    ratio <= 1.5),
            new(
                $"import of {many} deals, rounds of the file", "none", Invariant($"{large.Rows / large.Seconds:0} rounds/s"), null,
                new Series("import", "rounds/s", large.Rows / large.Seconds), new Series(
                    "at the smaller size", "rounds/s", small.Rows / small.Seconds)),
        ];

        // Rows a second, on a fresh emulator.
        async Task<double> RateAsync(Func<TableServiceClient, Task> work)
        {
            await using var azurite = await Azurite.StartAsync(session.Artifacts, Ports.ThreeFree(), keep: false, cancel);
            var service = StorageSettings.Connect(azurite.ConnectionString);
            await new AzureTables(service).CreateAsync(cancel);
            return rows.Count / await Session.SecondsAsync(() => work(service));
        }
    }

    private static Task WriteRawAsync(TableServiceClient service, List<(string Table, TableEntity Row)> rows, CancellationToken cancel)
    {
        var batches = rows.GroupBy(row => (row.Table, row.Row.PartitionKey))
            .SelectMany(partition => partition.Chunk(TableLimits.BatchOperations));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        return Parallel.ForEachAsync(batches.ToList(), parallel, async (batch, token) =>
            await service.GetTableClient(batch[0].Table).SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.Row)), token));
    }
}
