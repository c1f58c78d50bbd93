using System.Globalization;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Corpus;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>What an import, run as a process of its own, told of itself.</summary>
/// <param name="PeakBytes">Its largest working set.</param>
internal sealed record ImportedRun(double Seconds, long Rows, long PeakBytes);

/// <summary>An emulator with a corpus that was imported from a file and refreshed.</summary>
internal sealed class EmulatorStore : IAsyncDisposable
{
    private readonly Azurite _azurite;

    private EmulatorStore(Azurite azurite, GeneratedCorpus corpus, ImportedRun import) => (_azurite, Corpus, Import) = (azurite, corpus, import);

    public GeneratedCorpus Corpus { get; }

    public ImportedRun Import { get; }

    /// <summary>Goes on from when the store was filled.</summary>
    public BenchClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public string ConnectionString => _azurite.ConnectionString;

    public ITables Tables => new AzureTables(StorageSettings.Connect(ConnectionString));

    public static async Task<EmulatorStore> FillAsync(Ground ground, int deals, CancellationToken cancel)
    {
        ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  importing {deals:N0} deals into the emulator"));
        var azurite = await Azurite.StartAsync(ground.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        try
        {
            var corpus = new GeneratedCorpus(deals);
            var file = Path.Combine(ground.EmptyFolder(string.Create(CultureInfo.InvariantCulture, $"import-{deals}")), "rounds.csv");
            SourceFile.Write(file, corpus);
            var told = await Peer.AnswerAsync(["import", file], azurite.ConnectionString, cancel);
            var fields = told.Split(' ');
            var import = new ImportedRun(
                double.Parse(fields[0], CultureInfo.InvariantCulture),
                long.Parse(fields[1], CultureInfo.InvariantCulture),
                long.Parse(fields[2], CultureInfo.InvariantCulture));
            var store = new EmulatorStore(azurite, corpus, import);
            ground.Tell("  refreshing its summaries");
            store.Clock.PassAQuarterOfAnHour();
            await new SummaryRefresh(store.Tables, TimeProvider.System).RunAsync(full: true, null, cancel);
            return store;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
