using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Stores;

/// <summary>Tables with a generated corpus, and a clock that stops between the steps.</summary>
internal class FilledStore(ITables tables, GeneratedCorpus corpus, DateTimeOffset now)
{
    /// <summary>The time at which the clock of a store in memory begins.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(15);
    private readonly FakeTimeProvider _clock = new(now);

    public ITables Tables => tables;

    public GeneratedCorpus Corpus => corpus;

    /// <summary>New tables in memory with all deals, their views and summaries, written by the product's own writer.</summary>
    /// <param name="withOrganizations">Also write the register of organizations, which lists and deals do not read.</param>
    public static async Task<FilledStore> InMemoryAsync(Session session, int deals, bool withOrganizations, CancellationToken cancel)
    {
        session.Log(Invariant($"  filling the double with {deals:N0} deals"));
        var store = new FilledStore(new MemoryTables(), new(deals), Begin);
        await store.Tables.CreateAsync(cancel);
        if (withOrganizations)
        {
            await new OrganizationWriter(store.Tables).PutAsync([.. store.Corpus.Organizations()], cancel);
        }

        foreach (var chunk in Enumerable.Range(0, deals).Chunk(500))
        {
            await store.PutAsync(chunk, revision: 0, cancel);
        }

        await store.RefreshAsync(store.Tables, cancel);
        return store;
    }

    /// <summary>Refreshes the summaries a quarter of an hour after the last step, and lets another quarter pass.</summary>
    /// <param name="through">The same tables, or others that count or record their requests.</param>
    /// <returns>The record of the run, and how long it took by a real clock.</returns>
    public async Task<(RefreshRun Run, double Seconds)> RefreshAsync(ITables through, CancellationToken cancel)
    {
        _clock.Advance(BetweenRefreshes);
        var began = Stopwatch.GetTimestamp();
        var run = await new SummaryRefresh(through, _clock).RunAsync(full: false, null, cancel);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        _clock.Advance(BetweenRefreshes);
        return (run, seconds);
    }

    /// <summary>Writes a later report about ten deals, and refreshes. The first time also counts how the corpus had them.</summary>
    public async Task<(RefreshRun Run, double Seconds)> RefreshAfterTenChangesAsync(int revision, ITables through, CancellationToken cancel)
    {
        await PutAsync(Enumerable.Range(0, 10).Select(i => 7 * i), revision, cancel);
        return await RefreshAsync(through, cancel);
    }

    private Task PutAsync(IEnumerable<int> numbers, int revision, CancellationToken cancel)
    {
        var deals = numbers.AsParallel().AsOrdered().Select(number => corpus.Named(number, revision));
        return new DealWriter(tables, _clock).PutAsync([.. deals.Select(pair => pair.Deal.ToRows(pair.Named))], cancel);
    }
}

/// <summary>The figures of an import in a process of its own.</summary>
/// <param name="PeakBytes">The largest working set of the process.</param>
internal sealed record ImportRun(double Seconds, double Rounds, double PeakBytes)
{
    public double RoundsASecond => Rounds / Seconds;
}

/// <summary>An emulator whose corpus was imported from a file and refreshed.</summary>
internal sealed class EmulatorStore(string connection, ITables tables, GeneratedCorpus corpus, ImportRun import)
    : FilledStore(tables, corpus, TimeProvider.System.GetUtcNow())
{
    public ImportRun Import => import;

    public string ConnectionString => connection;

    /// <param name="connection">Of an empty emulator.</param>
    public static async Task<EmulatorStore> FillAsync(Session session, string connection, int deals, CancellationToken cancel)
    {
        session.Log(Invariant($"  importing {deals:N0} deals into the emulator"));
        var corpus = new GeneratedCorpus(deals);
        var file = SourceFile.Write(session.NewPath("rounds.csv"), corpus);
        var import = await PeerProgram.ImportApartAsync(file, connection, cancel);
        session.Log("  refreshing its summaries");
        var tables = new AzureTables(StorageSettings.Connect(connection));
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, cancel);
        return new(connection, tables, corpus, import);
    }
}
