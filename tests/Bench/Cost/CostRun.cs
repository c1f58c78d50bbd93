using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Bench.Cost;

/// <summary>Records the storage requests of answers, refreshes and imports, and fills docs/cost.md.</summary>
internal static class CostRun
{
    public static async Task<int> RunAsync(bool quick, CancellationToken cancel)
    {
        await using var session = new Session(quick, large: false);
        var deals = session.Small;
        var store = await FilledStore.InMemoryAsync(session, deals, withOrganizations: true, cancel);
        session.Log("asking");
        var answers = await Recorded.AnswersAsync(store, cancel);
        session.Log("refreshing");
        await store.RefreshAsync(store.Tables, cancel);
        var idle = await Recorded.OfAsync("a refresh that finds nothing", store.Tables, tables => store.RefreshAsync(tables, cancel));
        await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
        var tenChanges = await Recorded.OfAsync(
            "a refresh after 10 changed deals", store.Tables, tables => store.RefreshAfterTenChangesAsync(2, tables, cancel));
        var site = await Recorded.OfAsync("a build of the site", store.Tables, tables =>
            new SiteReader<RecordedTables>(tables, TimeProvider.System).ReadAsync(cancel));
        session.Log("importing");
        var file = SourceFile.Write(session.NewPath("rounds.csv"), store.Corpus);
        var empty = new FilledStore(new MemoryTables(), store.Corpus, FilledStore.Begin);
        var import = await Recorded.OfAsync(Invariant($"an import of {deals:N0} deals"), empty.Tables, tables =>
            SourceFile.ImportAsync(file, tables, new FakeTimeProvider(FilledStore.Begin), cancel));
        var count = await Recorded.OfAsync(
            Invariant($"the refresh after it of {deals:N0} deals"), empty.Tables, tables => empty.RefreshAsync(tables, cancel));
        var larger = await FilledStore.InMemoryAsync(session, session.Middle, withOrganizations: true, cancel);
        var stored = new[] { store, larger }.Select(filled => (filled.Corpus.Deals, Bytes: StoredBytes(filled))).ToList();

        var document = new Document("cost.md");
        document.Fill("run", Invariant($"""
            Written by `./bench cost` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, for {deals:N0} generated deals.

            Prices: US dollars, East US, pay as you go, locally redundant, as published in {Prices.Date}. Tables:
            ${Prices.GigabyteMonth} a GB and month, ${Prices.Transactions * 10_000:0.#####} for 10,000 transactions. Functions
            on Flex Consumption: ${Prices.Executions * 1_000_000:0.00} for a million executions and ${Prices.GigabyteSeconds} a
            GB-second; {Prices.FreeExecutions:N0} executions and {Prices.FreeGigabyteSeconds:N0} GB-seconds are free each month.
            Traffic to readers: ${Prices.EgressGigabyte} a GB after the first {Prices.FreeEgressGigabytes} GB.
            """));
        document.Fill(
            "answers",
            "answer | point reads and ranges | rows | storage reads | sent | transactions, $ per million | traffic, $ per million",
            answers.Select(answer => (object[])[
                answer.What, answer.Storage.Requests, answer.Storage.Rows, Bytes(answer.Storage.Received), Bytes(answer.Packed),
                Dollars(1_000_000 * answer.Dollars), Dollars(1_000_000 * Prices.Gigabytes(answer.Packed) * Prices.EgressGigabyte)]));
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
        var usage = new Usage(
            (decimal)stored[^1].Bytes / stored[^1].Deals, ordinary.Average(answer => (decimal)answer.Storage.Requests),
            ordinary.Average(answer => (decimal)answer.Packed), idle.Storage.Requests,
            ((tenChanges.Storage.Requests - idle.Storage.Requests) / 10m) + write);
        document.Fill("query", Invariant($"""
            Queries are all the answers above but the whole export, equally often: {usage.QueryRequests:0.0} transactions and
            {Bytes((long)usage.QueryBytes)} sent for a query. Compute is a span: from {Month.BusySeconds * 1000:0} ms of a
            {Prices.InstanceGigabytes * 1024:0} MB instance for each query, if several are answered at once, to a whole second,
            the least that is billed for an instance that was idle.
            """));
        document.Fill(
            "month",
            "deals | queries | changed a day | stored | storage | query transactions | refreshes and writes | executions | compute | "
                + "traffic | **month**",
            Month.Sizes.Select(month => month.Row(usage)));
        var once = Month.Sizes.Select(month =>
            Invariant($"{Dollars(month.Deals * (write + counting) * Prices.Transactions)} for {month.Deals:N0} deals"));
        document.Fill("once", $"Importing once costs {string.Join(", ", once)} in transactions.");
        await document.PublishAsync(session, write: !quick, cancel);
        return 0;
    }

    public static string Dollars(decimal dollars) => dollars switch
    {
        0 => "$0",
        < 0.01m => "less than $0.01",
        < 100 => Invariant($"${dollars:0.00}"),
        _ => Invariant($"${dollars:N0}"),
    };

    private static long StoredBytes(FilledStore store) => ((MemoryTables)store.Tables).Rows().Sum(row => EntitySize.Stored(row.Row));

    private static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => Invariant($"{bytes} B"),
        < 1 << 20 => Invariant($"{bytes / 1024m:0.#} KB"),
        < 1 << 30 => Invariant($"{bytes / 1048576m:0.#} MB"),
        _ => Invariant($"{bytes / 1073741824m:0.##} GB"),
    };
}
