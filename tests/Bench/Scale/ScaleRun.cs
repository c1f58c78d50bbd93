using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Bench.Scale;

/// <summary>Simulates ten and a hundred million deals, as far as a simulation can show them, and fills docs/scale.md.</summary>
internal static class ScaleRun
{
    private const int Ten = 10_000_000;
    private const int Hundred = 100_000_000;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>A partition's target, in rows of 1 KB (Microsoft, "Scalability and performance targets for Table storage").</summary>
    private const int RowsASecond = 2000;

    public static async Task<int> RunAsync(bool quick, bool large, CancellationToken cancel)
    {
        await using var session = new Session(quick, large);
        var document = new Document("scale.md");
        document.Fill("run", Invariant($"""
            Written by `./bench scale` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}. Sizes up to {session.Sizes[^1]:N0} deals
            are measured on the in-memory double.
            """));
        document.Fill(
            "partitions", "view | largest | of all deals | a row | at 10 million deals | at 100 million | deals a second until 2,000 rows",
            LargestPartitions(new GeneratedCorpus(Ten), quick ? 1_000 : 50_000));
        await FillSummariesAsync(document, session, cancel);
        session.DropInMemory();
        await FillSiteAsync(document, quick, cancel);
        await document.PublishAsync(write: !quick, cancel);
        return 0;
    }

    /// <summary>Fills only the table of the site.</summary>
    public static async Task<int> RunSiteAsync(bool quick, CancellationToken cancel)
    {
        var document = new Document("scale.md");
        await FillSiteAsync(document, quick, cancel);
        await document.PublishAsync(write: !quick, cancel);
        return 0;
    }

    private static async Task FillSiteAsync(Document document, bool quick, CancellationToken cancel)
    {
        int[] sizes = quick ? [300, 900] : [3_000, 10_000, 45_000];
        document.Fill("site", SiteSizes.Heads, await SiteSizes.OfAsync(sizes, cancel));
    }

    /// <summary>
    /// The largest partition of each view of a corpus, from a sample of its deals, evenly spaced and made with all their rows. The largest
    /// partitions of companies and investors are those of the busiest.
    /// </summary>
    private static IEnumerable<object[]> LargestPartitions(GeneratedCorpus corpus, int sample)
    {
        var (deals, counted) = (0, new Dictionary<(string Table, string Key), (long Rows, long Bytes)>());
        for (var number = 0; number < corpus.Deals; number += Math.Max(1, corpus.Deals / sample), deals++)
        {
            var (deal, named) = corpus.Named(number);
            foreach (var (address, row) in ViewRow.All(DealHistory.Of(deal, named, ExchangeRates.None).Periods, []))
            {
                var (rows, bytes) = counted.GetValueOrDefault((address.Table, address.Partition));
                counted[(address.Table, address.Partition)] = (rows + 1, bytes + EntitySize.Stored(row));
            }
        }

        foreach (var view in Views.All)
        {
            var ((table, key), (rows, bytes)) = counted.Where(pair => pair.Key.Table == view.Table).MaxBy(pair => pair.Value.Rows);
            var (share, rowBytes) = ((double)rows / deals, (double)bytes / rows);
            yield return
            [
                table, key, Invariant($"{share:0.0 %}"), Invariant($"{rowBytes:N0} B"), Size(share * Ten, rowBytes),
                Size(share * Hundred, rowBytes), RowsASecond / share,
            ];
        }

        static string Size(double rows, double rowBytes)
        {
            var text = rows >= 1_000_000 ? Invariant($"{rows / 1_000_000:0.0} M rows") : Invariant($"{rows / 1_000:0} k rows");
            return text + Invariant($", {rows * rowBytes / Mebibyte / 1024:0.0} GB");
        }
    }

    private static async Task FillSummariesAsync(Document document, Session session, CancellationToken cancel)
    {
        var (rows, limits) = (new List<object[]>(), "");
        foreach (var deals in session.Sizes)
        {
            var store = await session.InMemoryAsync(deals, cancel);
            var sizes = ((MemoryTables)store.Tables).Rows().Select(row => (row.Table, Bytes: EntitySize.Stored(row.Row))).ToList();
            var (cell, summary) = (Largest(TableNames.Cells), Largest(TableNames.Summaries));
            await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
            var recorded = new RecordedTables(store.Tables);
            var (_, seconds) = await store.RefreshAfterTenChangesAsync(2, recorded, cancel);
            var refresh = recorded.Record.All;
            rows.Add([
                deals, sizes.Count, Invariant($"{sizes.Sum(row => row.Bytes) / Mebibyte / 1024:0.00} GB"),
                Invariant($"{cell / 1024.0:N0} KB"), Invariant($"{summary / 1024.0:N0} KB"), refresh.Requests,
                Invariant($"{refresh.Received / Mebibyte:0.0} MB"), Invariant($"{refresh.Sent / Mebibyte:0.0} MB"),
                Invariant($"{seconds:0.0} s"),
            ]);

            // Those of the largest size replace the others.
            var times = (double)Ten / deals;
            limits = Invariant($"""
                - the largest row of counts reaches its 1 MiB at about {Round(deals * Mebibyte / cell):N0} deals;
                - a refresh would read {Round(refresh.Received / Mebibyte * times):N0} MB and take {Round(seconds * times):N0} s at ten
                  million deals.
                """);

            long Largest(string table) => sizes.Where(row => row.Table == table).Max(row => row.Bytes);
        }

        document.Fill(
            "summaries",
            "deals | rows stored | stored | largest row of counts | largest summary row | requests of the refresh | read by it | written | "
                + "took",
            rows);
        document.Fill("limits", limits);
    }

    /// <summary>Rounds to two figures; a proportion is not more exact.</summary>
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return Math.Round(value / unit) * unit;
    }
}
