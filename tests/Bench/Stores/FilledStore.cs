using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>Tables with a generated corpus, and a clock that stands still between the steps.</summary>
/// <param name="now">What the clock shows at first.</param>
internal class FilledStore(ITables tables, GeneratedCorpus corpus, DateTimeOffset now)
{
    /// <summary>When the clock of every store on the double begins.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    private const int Chunk = 500;
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider _clock = new(now);

    public ITables Tables => tables;

    public GeneratedCorpus Corpus => corpus;

    /// <summary>A new double with all deals, their views and summaries, written by the product's own writer.</summary>
    /// <param name="withOrganizations">Also write the register of organizations, which lists and deals do not read.</param>
    public static async Task<FilledStore> OnTheDoubleAsync(Session session, int deals, bool withOrganizations, CancellationToken cancel)
    {
        session.Tell(Invariant($"  filling the double with {deals:N0} deals"));
        var store = new FilledStore(new MemoryTables(), new(deals), Begin);
        await store.Tables.CreateAsync(cancel);
        if (withOrganizations)
        {
            await new OrganizationWriter(store.Tables).PutAsync([.. store.Corpus.Organizations()], cancel);
        }

        foreach (var chunk in Enumerable.Range(0, deals).Chunk(Chunk))
        {
            await store.PutAsync(chunk, revision: 0, cancel);
        }

        await store.RefreshAsync(store.Tables, cancel);
        return store;
    }

    /// <summary>Refreshes the summaries a quarter of an hour after the last step, and lets another quarter pass.</summary>
    /// <param name="through">The same tables, or what counts or records their requests.</param>
    /// <returns>The record of the run, and how long it took: the store's own clock stood still.</returns>
    public async Task<(RefreshRun Run, double Seconds)> RefreshAsync(ITables through, CancellationToken cancel)
    {
        RefreshRun? run = null;
        _clock.Advance(BetweenRefreshes);
        var seconds = await Session.SecondsAsync(
            async () => run = await new SummaryRefresh(through, _clock).RunAsync(full: false, null, cancel));
        _clock.Advance(BetweenRefreshes);
        return (run!, seconds);
    }

    /// <summary>Writes a later report about ten deals, and refreshes. The first time also counts how the corpus had them.</summary>
    public async Task<(RefreshRun Run, double Seconds)> RefreshAfterTenChangesAsync(int revision, ITables through, CancellationToken cancel)
    {
        await PutAsync([.. Enumerable.Range(0, 10).Select(i => 7 * i)], revision, cancel);
        return await RefreshAsync(through, cancel);
    }

    private async Task PutAsync(int[] numbers, int revision, CancellationToken cancel) =>
        await new DealWriter(tables, _clock)
            .PutAsync([.. numbers.AsParallel().AsOrdered().Select(number => Prepared(number, revision))], cancel);

    private DealRows Prepared(int number, int revision)
    {
        var (deal, named) = corpus.Named(number, revision);
        return deal.ToRows(named);
    }
}

/// <summary>An import that ran as a process of its own, in its own words.</summary>
/// <param name="PeakBytes">Its largest working set.</param>
internal sealed record ImportedRun(double Seconds, long Rows, long PeakBytes);

/// <summary>An emulator whose corpus was imported from a file and refreshed.</summary>
internal sealed class EmulatorStore : FilledStore, IAsyncDisposable
{
    private readonly Azurite _azurite;

    private EmulatorStore(Azurite azurite, ITables tables, GeneratedCorpus corpus, ImportedRun import)
        : base(tables, corpus, TimeProvider.System.GetUtcNow()) => (_azurite, Import) = (azurite, import);

    public ImportedRun Import { get; }

    public string ConnectionString => _azurite.ConnectionString;

    public static async Task<EmulatorStore> FillAsync(Session session, int deals, CancellationToken cancel)
    {
        session.Tell(Invariant($"  importing {deals:N0} deals into the emulator"));
        var azurite = await Azurite.StartAsync(session.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        try
        {
            var corpus = new GeneratedCorpus(deals);
            var file = SourceFile.Write(session.NewFolder(), corpus);
            var import = await PeerProgram.ImportApartAsync(file, azurite.ConnectionString, cancel);
            session.Tell("  refreshing its summaries");
            var tables = new AzureTables(StorageSettings.Connect(azurite.ConnectionString));
            await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, cancel);
            return new(azurite, tables, corpus, import);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
