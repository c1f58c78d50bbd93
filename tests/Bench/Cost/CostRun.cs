using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Bench.Cost.Prices;

namespace ServerlessDeals.Bench.Cost;

/// <summary>Records the storage requests of answers, refreshes and imports, and fills docs/cost.md.</summary>
internal static class CostRun
{
    private const decimal DaysAMonth = 30.4m;
    private const decimal RefreshesADay = 96;

    /// <summary>How long an instance works for one of several queries at once: a cautious guess.</summary>
    private const decimal BusySeconds = 0.05m;

    private static readonly (long Deals, long Queries, int ChangedADay)[] Months =
        [(1_000, 10_000, 3), (100_000, 1_000_000, 50), (10_000_000, 100_000_000, 1_000)];

    public static async Task<int> RunAsync(bool quick, CancellationToken cancel)
    {
        await using var session = new Session(quick, large: false);
        var deals = session.Small;
        var store = await FilledStore.InMemoryAsync(deals, withOrganizations: true, cancel);
        var answers = await Recorded.AnswersAsync(store, cancel);
        await store.RefreshAsync(store.Tables, cancel);
        var idle = await Recorded.OfAsync("a refresh that finds nothing", store.Tables, tables => store.RefreshAsync(tables, cancel));
        await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
        var tenChanges = await Recorded.OfAsync(
            "a refresh after 10 changed deals", store.Tables, tables => store.RefreshAfterTenChangesAsync(2, tables, cancel));
        var site = await Recorded.OfAsync("a build of the site", store.Tables, tables =>
            new SiteReader<RecordedTables>(tables, TimeProvider.System).ReadAsync(cancel));
        var file = SourceFile.Write(session.NewPath("rounds.csv"), store.Corpus);
        var empty = new FilledStore(new MemoryTables(), store.Corpus, FilledStore.Begin);
        var import = await Recorded.OfAsync(Invariant($"an import of {deals:N0} deals"), empty.Tables, tables =>
            SourceFile.ImportAsync(file, tables, new FakeTimeProvider(FilledStore.Begin), cancel));
        var count = await Recorded.OfAsync(
            Invariant($"the refresh after it of {deals:N0} deals"), empty.Tables, tables => empty.RefreshAsync(tables, cancel));
        var larger = await FilledStore.InMemoryAsync(session.Middle, withOrganizations: true, cancel);
        var stored = new[] { store, larger }.Select(filled => (
            filled.Corpus.Deals, Bytes: ((MemoryTables)filled.Tables).Rows().Sum(row => EntitySize.Stored(row.Row)))).ToList();

        var document = new Document("cost.md");
        document.Fill("run", Invariant($"""
            Written by `./bench cost` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, for {deals:N0} generated deals.

            Prices: US dollars, East US, pay as you go, locally redundant, as published in {Prices.Date}. Tables:
            ${GigabyteMonth} a GB and month, ${Transactions * 10_000:0.#####} for 10,000 transactions. Functions
            on Flex Consumption: ${Executions * 1_000_000:0.00} for a million executions and ${GigabyteSeconds} a
            GB-second; {FreeExecutions:N0} executions and {FreeGigabyteSeconds:N0} GB-seconds are free each month.
            Traffic to readers: ${EgressGigabyte} a GB after the first {FreeEgressGigabytes} GB.
            """));
        document.Fill(
            "answers",
            "answer | point reads and ranges | rows | storage reads | sent | transactions, $ per million | traffic, $ per million",
            answers.Select(answer => (object[])[
                answer.What, answer.Storage.Requests, answer.Storage.Rows, Bytes(answer.Storage.Received), Bytes(answer.Packed),
                Dollars(1_000_000 * answer.Dollars), Dollars(1_000_000 * Gigabytes(answer.Packed) * EgressGigabyte)]));
        Recorded[] work = [idle, tenChanges, site, import, count];
        document.Fill("work", "work | requests | rows written | rows read | bytes written | $", work.Select(step => (object[])[
            step.What, step.Storage.Requests, step.Written, step.Storage.Rows, Bytes(step.Storage.Sent), Dollars(step.Dollars)]));
        var (write, counting) = ((decimal)import.Storage.Requests / deals, (decimal)count.Storage.Requests / deals);
        document.Fill("import", Invariant($"""
            An import takes {write:0.0} requests for each deal and writes {(decimal)import.Written / deals:0.0} rows; the refresh
            after it takes {counting:0.0} requests.
            """));
        document.Fill("storage", "deals | stored | bytes a deal", stored.Select(size => (object[])[
            size.Deals, Bytes(size.Bytes), size.Bytes / size.Deals]));

        var ordinary = answers.Where(answer => answer.What != Recorded.Export).ToList();
        var queryRequests = ordinary.Average(answer => (decimal)answer.Storage.Requests);
        var queryBytes = ordinary.Average(answer => (decimal)answer.Packed);
        document.Fill("query", Invariant($"""
            Queries are all the answers above but the whole export, equally often: {queryRequests:0.0} transactions and
            {Bytes((long)queryBytes)} sent for a query.
            """));
        document.Fill(
            "month",
            "deals | queries | changed a day | stored | storage | query transactions | refreshes and writes | executions | compute | "
                + "traffic | **month**",
            Months.Select(month => Month(month.Deals, month.Queries, month.ChangedADay)));
        var once = Months.Select(month =>
            Invariant($"{Dollars(month.Deals * (write + counting) * Transactions)} for {month.Deals:N0} deals"));
        document.Fill("once", $"Importing once costs {string.Join(", ", once)} in transactions.");
        await document.PublishAsync(write: !quick, cancel);
        return 0;

        object[] Month(long size, long queries, int changedADay)
        {
            var gigabytes = Gigabytes(size * (decimal)stored[^1].Bytes / stored[^1].Deals);
            var changed = changedADay * (((tenChanges.Storage.Requests - idle.Storage.Requests) / 10m) + write);
            var changes = DaysAMonth * ((RefreshesADay * idle.Storage.Requests) + changed) * Transactions;
            var executions = Math.Max(0, queries - FreeExecutions) * Executions;
            // From all queries at once on busy instances, to each alone on an idle instance that is billed for at least a second.
            var (busy, alone) = (Compute(queries * BusySeconds), Compute(queries));
            var traffic = Math.Max(0, Gigabytes(queries * queryBytes) - FreeEgressGigabytes) * EgressGigabyte;
            var (storage, transactions) = (gigabytes * GigabyteMonth, queries * queryRequests * Transactions);
            var rest = storage + transactions + changes + executions + traffic;
            return
            [
                size, queries, changedADay, Invariant($"{gigabytes:N2} GB"), Dollars(storage), Dollars(transactions), Dollars(changes),
                Dollars(executions), FromTo(busy, alone), Dollars(traffic), $"**{FromTo(rest + busy, rest + alone)}**",
            ];
        }
    }

    private static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => Invariant($"{bytes} B"),
        < 1 << 20 => Invariant($"{bytes / 1024m:0.#} KB"),
        < 1 << 30 => Invariant($"{bytes / 1048576m:0.#} MB"),
        _ => Invariant($"{bytes / 1073741824m:0.##} GB"),
    };
}
