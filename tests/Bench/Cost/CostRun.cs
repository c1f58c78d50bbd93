using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Bench.Cost;

/// <summary>Records the storage requests of answers, refreshes and imports, and fills docs/cost.md.</summary>
internal static class CostRun
{
    public static async Task<int> RunAsync(bool quick, CancellationToken cancel)
    {
        await using var session = new Session(quick, large: false);
        var store = await FilledStore.OnTheDoubleAsync(session, session.Small, withOrganizations: true, cancel);
        session.Tell("asking");
        var answers = await Recorded.AnswersAsync(store, cancel);
        session.Tell("refreshing");
        var work = await WorkAsync(store, cancel);
        session.Tell("importing");
        var import = await ImportAsync(session, store.Corpus, cancel);
        var stored = new List<(int Deals, long Bytes)> { Stored(store) };
        stored.Add(Stored(await FilledStore.OnTheDoubleAsync(session, session.Middle, withOrganizations: true, cancel)));

        var document = new Document("cost.md");
        Fill(document, session.Small, answers, work, import, stored);
        FillMonth(document, session.Small, answers, work, import, (decimal)stored[^1].Bytes / stored[^1].Deals);
        await document.PublishAsync(session, write: !quick, cancel);
        return 0;
    }

    private static (int Deals, long Bytes) Stored(FilledStore store) =>
        (store.Corpus.Deals, ((MemoryTables)store.Tables).Rows().Sum(row => EntitySize.Stored(row.Row)));

    private static async Task<IReadOnlyList<Recorded>> WorkAsync(FilledStore store, CancellationToken cancel)
    {
        await store.RefreshAsync(store.Tables, cancel);
        var idle = await Recorded.OfAsync("a refresh that finds nothing", store.Tables, recorded => store.RefreshAsync(recorded, cancel));
        await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
        return
        [
            idle,
            await Recorded.OfAsync(
                "a refresh after 10 changed deals", store.Tables, recorded => store.RefreshAfterTenChangesAsync(2, recorded, cancel)),
            await Recorded.OfAsync("a build of the site", store.Tables, recorded =>
                new SiteReader<RecordedTables>(recorded, TimeProvider.System).ReadAsync(cancel)),
        ];
    }

    /// <summary>An import of every round into empty tables, and the refresh that counts them.</summary>
    private static async Task<IReadOnlyList<Recorded>> ImportAsync(Session session, GeneratedCorpus corpus, CancellationToken cancel)
    {
        var (file, empty) = (SourceFile.Write(session.NewFolder(), corpus), new FilledStore(new MemoryTables(), corpus, FilledStore.Begin));
        return
        [
            await Recorded.OfAsync(
                "an import", empty.Tables, recorded => SourceFile.ImportAsync(file, recorded, new FakeTimeProvider(FilledStore.Begin), cancel)),
            await Recorded.OfAsync("the refresh after it", empty.Tables, recorded => empty.RefreshAsync(recorded, cancel)),
        ];
    }

    private static void Fill(
        Document document, int deals, IReadOnlyList<Recorded> answers, IReadOnlyList<Recorded> work, IReadOnlyList<Recorded> import,
        IReadOnlyList<(int Deals, long Bytes)> stored)
    {
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
                Dollars(answer.Transactions(1_000_000)), Dollars(1_000_000 * Prices.Gigabytes(answer.Packed) * Prices.EgressGigabyte)]));
        var steps = work.Concat(import.Select(step => step with { What = Invariant($"{step.What} of {deals:N0} deals") }));
        document.Fill("work", "work | requests | rows written | rows read | bytes written | $", steps.Select(step => (object[])[
            step.What, step.Storage.Requests, step.Written, step.Storage.Rows, Bytes(step.Storage.Sent), Dollars(step.Transactions(1))]));
        document.Fill("import", Invariant($"""
            An import takes {Per(import[0], deals):0.0} requests for each deal and writes
            {(decimal)import[0].Written / deals:0.0} rows; the refresh after it takes {Per(import[1], deals):0.0} requests.
            """));
        document.Fill("storage", "deals | stored | bytes a deal", stored.Select(size => (object[])[
            size.Deals, Bytes(size.Bytes), size.Bytes / size.Deals]));
    }

    private static void FillMonth(
        Document document, int deals, IReadOnlyList<Recorded> answers, IReadOnlyList<Recorded> work, IReadOnlyList<Recorded> import,
            decimal bytesADeal)
    {
        var ordinary = answers.Where(answer => answer.What != Recorded.Export).ToList();
        var (requests, sent) = (
            ordinary.Average(answer => (decimal)answer.Storage.Requests), ordinary.Average(answer => (decimal)answer.Packed));
        var (idle, write) = ((decimal)work[0].Storage.Requests, Per(import[0], deals));
        var aChange = (work[1].Storage.Requests - idle) / 10;
        document.Fill("query", Invariant($"""
            Queries are all the answers above but the whole export, equally often: {requests:0.0} transactions and
            {Bytes((long)sent)} sent for a query. Compute is a span: from {Month.BusySeconds * 1000:0} ms of a
            {Prices.InstanceGigabytes * 1024:0} MB instance for each query, if several are answered at once, to a whole second,
            the least that is billed for an instance that was idle.
            """));
        const string Heads =
            "deals | queries | changed a day | stored | storage | query transactions | refreshes and writes | executions | "
            + "compute | traffic | **month**";
        document.Fill("month", Heads, Month.Sizes.Select(month =>
        {
            var (stored, (busy, alone), traffic) = (month.StoredGigabytes(bytesADeal), month.Compute, month.Egress(sent));
            var (storage, queries) = (stored * Prices.GigabyteMonth, month.QueryTransactions(requests));
            var changes = month.Refreshes(idle, aChange, write);
            var rest = storage + queries + changes + month.Executions + traffic;
            return (object[])[
                month.Deals, month.Queries, month.ChangedADay, Invariant($"{stored:N2} GB"), Dollars(storage), Dollars(queries), Dollars(
                    changes),
                Dollars(month.Executions), Span(busy, alone), Dollars(traffic), $"**{Span(rest + busy, rest + alone)}**"];
        }));
        var once = Month.Sizes.Select(month =>
            Invariant($"{Dollars(month.Deals * (write + Per(import[1], deals)) * Prices.Transactions)} for {month.Deals:N0} deals"));
        document.Fill("once", $"Importing once costs {string.Join(", ", once)} in transactions.");
    }

    private static decimal Per(Recorded step, int deals) => (decimal)step.Storage.Requests / deals;

    private static string Span(decimal least, decimal most) =>
        Dollars(least) == Dollars(most) ? Dollars(most) : $"{Dollars(least)} to {Dollars(most)}";

    private static string Dollars(decimal dollars) => dollars switch
    {
        0 => "$0",
        < 0.01m => "less than $0.01",
        < 100 => Invariant($"${dollars:0.00}"),
        _ => Invariant($"${dollars:N0}"),
    };

    private static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => Invariant($"{bytes} B"),
        < 1 << 20 => Invariant($"{bytes / 1024m:0.#} KB"),
        < 1 << 30 => Invariant($"{bytes / 1048576m:0.#} MB"),
        _ => Invariant($"{bytes / 1073741824m:0.##} GB"),
    };
}
