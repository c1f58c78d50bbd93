using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Corpus;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class ImportRate : IRow
{
    private const double OfRaw = 0.5;
    private const double Flat = 1.5;
    private const int AtOnce = 16;

    public static string Name => "import";

    public static bool Grows => true;

    public static string Terms => """
        Ours reads a CSV file, checks and sorts its rows, joins them with what is stored, registers companies and investors, logs each change, and writes each deal and its views so that a killed run is finished by the next.
        The raw side then writes the very rows that the import left behind, into a fresh emulator: batches of up to 100 rows, each of one partition as the service demands, 16 at a time, with nothing read, checked, logged or joined. Both rates are of rows that are there at the end.
        The emulator looks through a partition for each row that it is given, so that the rounds a second fall with what it holds.
        Memory is the peak working set of an import run as a process of its own, at two sizes; flat is at most 1.5 times for a file of twice the size or, with --large, ten times.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var (ours, raw) = (new List<double>(), new List<double>());
        var corpus = new GeneratedCorpus(ground.IsQuick ? 200 : 2_000);
        var file = Path.Combine(ground.EmptyFolder("import"), "rounds.csv");
        SourceFile.Write(file, corpus);
        for (var i = 0; i < ground.Times(3); i++)
        {
            var (rows, seconds) = await ImportAsync(ground, file, cancel);
            ours.Add(rows.Count / seconds);
            raw.Add(rows.Count / await RawAsync(ground, rows, cancel));
        }

        var (own, peer) = (new Series("import", "rows/s", ours), new Series("raw batches", "rows/s", raw));
        var ratio = own.Median / peer.Median;
        var large = (await ground.EmulatorAsync(cancel)).Import;
        await using var few = await EmulatorStore.FillAsync(ground, ground.Small, cancel);
        var growth = (double)large.PeakBytes / few.Import.PeakBytes;
        return
        [
            new(
                string.Create(CultureInfo.InvariantCulture, $"import of {corpus.Deals:N0} deals into the emulator"),
                $"≥ {OfRaw.ToString(CultureInfo.InvariantCulture)} × raw batches",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×"),
                ratio >= OfRaw,
                [own, peer]),
            new(
                string.Create(CultureInfo.InvariantCulture, $"peak memory of an import, {ground.Emulated:N0} beside {ground.Small:N0} deals"),
                "flat: ≤ 1.5 ×",
                string.Create(CultureInfo.InvariantCulture, $"{growth:0.00} ×"),
                growth <= Flat,
                [Megabytes(ground.Emulated, large), Megabytes(ground.Small, few.Import)]),
            new(
                string.Create(CultureInfo.InvariantCulture, $"import of {ground.Emulated:N0} deals, rounds of the file"),
                "none",
                string.Create(CultureInfo.InvariantCulture, $"{large.Rows / large.Seconds:0} rounds/s"),
                null,
                [new("import", "rounds/s", [large.Rows / large.Seconds]), new("at the smaller size", "rounds/s", [few.Import.Rows / few.Import.Seconds])]),
        ];
    }

    private static Series Megabytes(int deals, ImportedRun run) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{deals:N0} deals"), "MiB", [run.PeakBytes / 1048576.0]);

    private static async Task<(IReadOnlyDictionary<Address, TableEntity> Rows, double Seconds)> ImportAsync(Ground ground, string file, CancellationToken cancel)
    {
        await using var azurite = await Azurite.StartAsync(ground.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        var tables = new WrittenTables(new AzureTables(StorageSettings.Connect(azurite.ConnectionString)));
        await tables.CreateAsync(cancel);
        await using var stream = File.OpenRead(file);
        var began = Stopwatch.GetTimestamp();
        await new Importer(tables, TimeProvider.System).RunAsync(
            stream, ImportFormat.Csv, SourceFile.Mapping, SourceFile.MappingText, rejection => throw new InvalidDataException(rejection.Reason), dryRun: false, null, cancel);
        return (tables.Rows, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<double> RawAsync(Ground ground, IReadOnlyDictionary<Address, TableEntity> rows, CancellationToken cancel)
    {
        await using var azurite = await Azurite.StartAsync(ground.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        var service = StorageSettings.Connect(azurite.ConnectionString);
        await new AzureTables(service).CreateAsync(cancel);
        var batches = rows.GroupBy(row => (row.Key.Table, row.Key.Partition))
            .SelectMany(partition => partition.Chunk(TableLimits.BatchOperations).Select(some => (partition.Key.Table, Rows: some.Select(row => row.Value).ToList())))
            .ToList();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (batch, token) =>
            await service.GetTableClient(batch.Table).SubmitTransactionAsync(batch.Rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
