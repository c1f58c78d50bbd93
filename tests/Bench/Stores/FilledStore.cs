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
    public static async Task<FilledStore> InMemoryAsync(int deals, bool withOrganizations, CancellationToken cancel)
    {
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
    /// <returns>The number of requests, and the seconds it took by a real clock.</returns>
    public async Task<(long Requests, double Seconds)> RefreshAsync(ITables through, CancellationToken cancel)
    {
        _clock.Advance(BetweenRefreshes);
        var requests = 0L;
        var seconds = await Session.SecondsAsync(async () =>
            requests = (await new SummaryRefresh(through, _clock).RunAsync(full: false, null, cancel)).Requests);
        _clock.Advance(BetweenRefreshes);
        return (requests, seconds);
    }

    /// <summary>Writes a later report about ten deals, and refreshes. The first time also counts how the corpus had them.</summary>
    public async Task<(long Requests, double Seconds)> RefreshAfterTenChangesAsync(int revision, ITables through, CancellationToken cancel)
    {
        await PutAsync(Enumerable.Range(0, 10).Select(i => 7 * i), revision, cancel);
        return await RefreshAsync(through, cancel);
    }

    private Task PutAsync(IEnumerable<int> numbers, int revision, CancellationToken cancel)
    {
        var deals = numbers.AsParallel().AsOrdered().Select(number => corpus.Named(number, revision));
        return new DealWriter(tables).PutAsync([.. deals.Select(pair => pair.Deal.ToRows(pair.Named, ExchangeRates.None))], cancel);
    }
}

/// <summary>An emulator whose corpus was imported from a file, in a process of its own, and refreshed.</summary>
/// <param name="roundsASecond">The speed of the import.</param>
/// <param name="peakBytes">The largest working set of the import.</param>
internal sealed class EmulatorStore(string connection, GeneratedCorpus corpus, double roundsASecond, double peakBytes)
    : FilledStore(new AzureTables(StorageSettings.Connect(connection)), corpus, TimeProvider.System.GetUtcNow())
{
    public string ConnectionString { get; } = connection;

    public double RoundsASecond { get; } = roundsASecond;

    public double PeakBytes { get; } = peakBytes;

    /// <param name="connection">Of an empty emulator.</param>
    public static async Task<EmulatorStore> FillAsync(Session session, string connection, int deals, CancellationToken cancel)
    {
        var corpus = new GeneratedCorpus(deals);
        var file = SourceFile.Write(session.NewPath("rounds.csv"), corpus);
        var (roundsASecond, peakBytes) = await PeerProgram.ImportApartAsync(file, connection, cancel);
        var tables = new AzureTables(StorageSettings.Connect(connection));
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, cancel);
        return new(connection, corpus, roundsASecond, peakBytes);
    }
}
