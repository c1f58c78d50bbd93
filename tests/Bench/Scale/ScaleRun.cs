using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Bench.Scale;

/// <summary>Simulates ten and a hundred million deals, as far as a simulation can show them, and fills docs/scale.md.</summary>
internal static class ScaleRun
{
    private const int Ten = 10_000_000;
    private const int Hundred = 100_000_000;

    /// <summary>A partition's target, in rows of 1 KB (Microsoft, "Scalability and performance targets for Table storage").</summary>
    private const int RowsASecond = 2000;

    /// <summary>The size of a logical partition of Azure Cosmos DB (Microsoft, "Azure Cosmos DB service quotas").</summary>
    private const double CosmosGigabytes = 20;

    private const double MostRowBytes = 1024 * 1024;

    public static async Task<int> RunAsync(bool quick, bool large, CancellationToken cancel)
    {
        await using var session = new Session(quick, large);
        session.Log(Invariant($"sampling a corpus of {Ten:N0} deals"));
        var partitions = LargestPartitions(new GeneratedCorpus(Ten), quick ? 1_000 : 50_000);
        var stores = new List<StoreSize>();
        foreach (var deals in session.Sizes)
        {
            stores.Add(await MeasureAsync(await session.InMemoryAsync(deals, cancel), cancel));
            session.Log($"{stores[^1]}");
        }

        var document = new Document("scale.md");
        document.Fill("run", Invariant($"""
            Written by `./bench scale` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}. Sizes up to {stores[^1].Deals:N0} deals
            are measured on the in-memory double.
            """));
        FillPartitions(document, partitions);
        FillSummaries(document, stores);
        await document.PublishAsync(session, write: !quick, cancel);
        return 0;
    }

    /// <summary>
    /// The largest partition of each view of a corpus, from a sample of its deals, evenly spaced and made with all their rows. The largest
    /// partitions of companies and investors are those of the busiest.
    /// </summary>
    private static List<Partition> LargestPartitions(GeneratedCorpus corpus, int sample)
    {
        var (deals, counted) = (0, new Dictionary<(string Table, string Key), (long Rows, long Bytes)>());
        for (var number = 0; number < corpus.Deals; number += Math.Max(1, corpus.Deals / sample), deals++)
        {
            var (deal, named) = corpus.Named(number);
            foreach (var (address, row) in ViewRow.All(DealHistory.Of(deal, named).Periods, []))
            {
                var (rows, bytes) = counted.GetValueOrDefault((address.Table, address.Partition));
                counted[(address.Table, address.Partition)] = (rows + 1, bytes + EntitySize.Stored(row));
            }
        }

        var largest = Views.All.Select(view => counted.Where(pair => pair.Key.Table == view.Table).MaxBy(pair => pair.Value.Rows));
        return [.. largest.Select(pair => new Partition(
            pair.Key.Table, pair.Key.Key, (double)pair.Value.Rows / deals, (double)pair.Value.Bytes / pair.Value.Rows))];
    }

    /// <summary>Measures a store and refreshes it after ten changes.</summary>
    private static async Task<StoreSize> MeasureAsync(FilledStore store, CancellationToken cancel)
    {
        var sizes = ((MemoryTables)store.Tables).Rows().Select(row => (row.Table, Bytes: EntitySize.Stored(row.Row))).ToList();
        await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
        var recorded = new RecordedTables(store.Tables);
        var (_, seconds) = await store.RefreshAfterTenChangesAsync(2, recorded, cancel);
        return new(
            store.Corpus.Deals, sizes.Count, sizes.Sum(row => row.Bytes), Largest(TableNames.Cells), Largest(TableNames.Summaries),
            recorded.Record.All, seconds);

        long Largest(string table) => sizes.Where(row => row.Table == table).Max(row => row.Bytes);
    }

    private static void FillPartitions(Document document, List<Partition> partitions)
    {
        const string Heads =
            "view | largest | of all deals | a row | at 10 million deals | at 100 million | deals a second until 2,000 rows";
        document.Fill("partitions", Heads, partitions.Select(partition => (object[])[
            partition.Table, partition.Key, Invariant($"{partition.Share:0.0 %}"), Invariant($"{partition.RowBytes:N0} B"),
            partition.Size(Ten), partition.Size(Hundred), RowsASecond / partition.Share]));
        var hottest = partitions.MaxBy(partition => partition.Share)!;
        var (year, investor) = (Of("DealsByDate"), Of("DealsByInvestor"));
        document.Fill("hottest", Invariant($"""
            The hottest partition is {hottest.Key} of {hottest.Table}: {hottest.Share:0 %} of all deals have a row in it, and it
            reaches {RowsASecond:N0} rows a second when {RowsASecond / hottest.Share:N0} deals a second are written. The current year of
            DealsByDate ({year.Key}: {year.Share:0.0 %}) and the busiest investor ({investor.Share:0.0 %}) are far below. A page
            of 25 deals reads 26 rows, so one partition can serve {RowsASecond / 26} different pages a second.
            """));
        document.Fill("cosmos", Invariant($"""
            Its logical partitions hold {CosmosGigabytes:0} GB and 10,000 request units a second. At ten million deals
            {TooLarge(Ten)} must be split first, at a hundred million {TooLarge(Hundred)}.
            """));

        Partition Of(string table) => partitions.First(partition => partition.Table == table);

        string TooLarge(long deals)
        {
            var large = partitions.Where(partition => partition.Gigabytes(deals) > CosmosGigabytes).ToList();
            return large.Count > 0 ? string.Join(", ", large.Select(partition => partition.Table)) : "nothing";
        }
    }

    private static void FillSummaries(Document document, List<StoreSize> stores)
    {
        const string Heads = "deals | rows stored | stored | largest row of counts | largest summary row | requests of the refresh | "
            + "read by it | written | took";
        document.Fill("summaries", Heads, stores.Select(store => (object[])[
            store.Deals, store.Rows, Invariant($"{store.Bytes / 1073741824.0:0.00} GB"), Invariant($"{store.LargestCell / 1024.0:N0} KB"),
            Invariant($"{store.LargestSummary / 1024.0:N0} KB"), store.Refresh.Requests,
            Invariant($"{store.Refresh.Received / 1048576.0:0.0} MB"), Invariant($"{store.Refresh.Sent / 1048576.0:0.0} MB"),
            Invariant($"{store.Seconds:0.0} s")]));
        var (last, times) = (stores[^1], (double)Ten / stores[^1].Deals);
        document.Fill("limits", Invariant($"""
            - the largest row of counts reaches its 1 MiB at about {Round(last.Deals * MostRowBytes / last.LargestCell):N0}
              deals. A refresh then fails with the name of the row, readers keep the last good summaries, and `/api/health` says
              `refresh-failed`;
            - a refresh would read {Round(last.Refresh.Received / 1048576.0 * times):N0} MB and take
              {Round(last.Seconds * times):N0} s at ten million deals.
            """));
    }

    /// <summary>Rounds to two figures; a proportion is not more exact.</summary>
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return Math.Round(value / unit) * unit;
    }

    /// <param name="Share">The share of all deals that have a row in it.</param>
    /// <param name="RowBytes">The average size of a row, as the service counts it.</param>
    private sealed record Partition(string Table, string Key, double Share, double RowBytes)
    {
        public double Gigabytes(long deals) => Share * deals * RowBytes / (1024 * 1024 * 1024);

        public string Size(long deals)
        {
            var rows = Share * deals;
            var text = rows >= 1_000_000 ? Invariant($"{rows / 1_000_000:0.0} M rows") : Invariant($"{rows / 1_000:0} k rows");
            return text + Invariant($", {Gigabytes(deals):0.0} GB");
        }
    }

    /// <param name="LargestCell">Bytes of the largest row of counts; a row may have 1 MiB.</param>
    /// <param name="LargestSummary">Bytes of the largest row that readers of summaries get.</param>
    /// <param name="Refresh">The storage requests of a refresh after ten changed deals.</param>
    private sealed record StoreSize(
        int Deals, int Rows, long Bytes, long LargestCell, long LargestSummary, RequestTotal Refresh, double Seconds);
}
