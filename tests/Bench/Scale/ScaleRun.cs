namespace ServerlessDeals.Bench.Scale;

/// <summary>Simulates ten and a hundred million deals, as far as a simulation can show them, and fills docs/scale.md.</summary>
internal static class ScaleRun
{
    private const long Ten = 10_000_000;
    private const long Hundred = 100_000_000;

    /// <summary>What a logical partition of Azure Cosmos DB holds (Microsoft, "Azure Cosmos DB service quotas").</summary>
    private const double CosmosGigabytes = 20;

    private const double MostRowBytes = 1024 * 1024;

    public static async Task<int> RunAsync(bool quick, bool large, CancellationToken cancel)
    {
        await using var session = new Session(quick, large);
        session.Tell(Invariant($"sampling a corpus of {Ten:N0} deals"));
        var partitions = Partition.LargestOf(new GeneratedCorpus((int)Ten), quick ? 1_000 : 50_000);
        var grown = new List<Grown>();
        foreach (var deals in session.Sizes)
        {
            grown.Add(await Grown.OfAsync(session, deals, cancel));
            session.Tell($"{grown[^1]}");
        }

        var document = new Document("scale.md");
        document.Fill("run", Invariant($"""
            Written by `./bench scale` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}. Sizes up to {grown[^1].Deals:N0} deals
            are measured on the in-memory double.
            """));
        FillPartitions(document, partitions);
        FillSummaries(document, grown);
        await document.PublishAsync(session, write: !quick, cancel);
        return 0;
    }

    private static void FillPartitions(Document document, IReadOnlyList<Partition> partitions)
    {
        const string Heads =
            "view | largest | of all deals | a row | at 10 million deals | at 100 million | deals a second until 2,000 rows";
        document.Fill("partitions", Heads, partitions.Select(partition => (object[])[
            partition.Table, partition.Key, Invariant($"{partition.Share:0.0 %}"), Invariant($"{partition.RowBytes:N0} B"), Size(
                partition, Ten),
            Size(partition, Hundred), partition.DealsASecond]));
        var (hottest, target) = (partitions.MaxBy(partition => partition.Share)!, Partition.RowsASecond);
        var (year, investor) = (Of("DealsByDate"), Of("DealsByInvestor"));
        document.Fill("hottest", Invariant($"""
            The hottest partition is {hottest.Key} of {hottest.Table}: {hottest.Share:0 %} of all deals have a row in it, and it
            reaches {target:N0} rows a second when {hottest.DealsASecond:N0} deals a second are written. The current year of
            DealsByDate ({year.Key}: {year.Share:0.0 %}) and the busiest investor ({investor.Share:0.0 %}) are far below. A page
            of 25 deals reads 26 rows, so one partition can serve {target / 26} different pages a second.
            """));
        document.Fill("cosmos", Invariant($"""
            Its logical partitions hold {CosmosGigabytes:0} GB and 10,000 request units a second. At ten million deals
            {TooLarge(Ten)} must be split first, at a hundred million {TooLarge(Hundred)}.
            """));

        Partition Of(string table) => partitions.First(partition => partition.Table == table);

        string TooLarge(long deals) =>
            partitions.Where(partition => partition.Gigabytes(deals) > CosmosGigabytes).Select(partition => partition.Table)
                .ToList() is [_, ..] tables
                ? string.Join(", ", tables)
                : "nothing";
    }

    private static void FillSummaries(Document document, IReadOnlyList<Grown> grown)
    {
        const string Heads = "deals | rows stored | stored | largest row of counts | largest summary row | requests of the refresh | "
            + "read by it | written | took";
        document.Fill("summaries", Heads, grown.Select(size => (object[])[
            size.Deals, size.Rows, Invariant($"{size.Bytes / 1073741824.0:0.00} GB"), Invariant($"{size.LargestCell / 1024.0:N0} KB"),
            Invariant($"{size.LargestSummary / 1024.0:N0} KB"), size.Refresh.Requests, Invariant(
                $"{size.Refresh.Received / 1048576.0:0.0} MB"),
            Invariant($"{size.Refresh.Sent / 1048576.0:0.0} MB"), Invariant($"{size.Seconds:0.0} s")]));
        var (last, times) = (grown[^1], (double)Ten / grown[^1].Deals);
        document.Fill("limits", Invariant($"""
            - the largest row of counts reaches its 1 MiB at about {Round(last.Deals * MostRowBytes / last.LargestCell):N0}
              deals. A refresh then fails with the name of the row, readers keep the last good summaries, and `/api/health` says
              `refresh-failed`;
            - a refresh would read {Round(last.Refresh.Received / 1048576.0 * times):N0} MB and take
              {Round(last.Seconds * times):N0} s at ten million deals.
            """));
    }

    private static string Size(Partition partition, long deals)
    {
        var rows = partition.Rows(deals);
        var text = rows >= 1_000_000 ? Invariant($"{rows / 1_000_000:0.0} M rows") : Invariant($"{rows / 1_000:0} k rows");
        return text + Invariant($", {partition.Gigabytes(deals):0.0} GB");
    }

    /// <summary>Rounds to two figures; a proportion says no more.</summary>
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return Math.Round(value / unit) * unit;
    }
}
