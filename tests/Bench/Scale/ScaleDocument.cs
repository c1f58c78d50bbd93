using System.Globalization;
using System.Text;

namespace ServerlessDeals.Bench.Scale;

/// <summary>docs/scale.md, from what was simulated.</summary>
internal static class ScaleDocument
{
    private const long Ten = 10_000_000;
    private const long Hundred = 100_000_000;

    /// <summary>Of a logical partition of Azure Cosmos DB (Microsoft, "Azure Cosmos DB service quotas").</summary>
    private const double CosmosGigabytes = 20;

    private const double RowBytes = 1024 * 1024;

    public static string Of(IReadOnlyList<Partition> partitions, IReadOnlyList<Grown> grown, DateOnly today)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Ten million deals, and a hundred

            Written by `./bench scale` on {today:yyyy-MM-dd}. The world has tens of thousands of AI deals; this is what would happen at more, where
            it breaks first, and what is done then. Sizes up to {grown[^1].Deals:N0} deals are measured on the in-memory double, whose rows and
            requests are held to the emulator's by tests; ten and a hundred million are drawn from the same generator, a sample of them
            with all their rows.

            ## Partitions

            The largest partition of each view. Table Storage sets a partition no limit but its account's; it is to take {Partition.RowsASecond:N0} rows a second.

            | view | largest | of all deals | a row | at 10 million deals | at 100 million | deals a second until {Partition.RowsASecond:N0} rows |
            |---|---|---|---|---|---|---|

            """);
        foreach (var one in partitions)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Table} | {one.Key} | {one.Share:0.0 %} | {one.RowBytes:N0} B | {Rows(one.Rows(Ten))}, {one.Gigabytes(Ten):0.0} GB | {Rows(one.Rows(Hundred))}, {one.Gigabytes(Hundred):0.0} GB | {one.DealsASecond:N0} |\n");
        }

        var hottest = partitions.MaxBy(one => one.Share)!;
        var year = partitions.First(one => one.Table == "DealsByDate");
        var investor = partitions.First(one => one.Table == "DealsByInvestor");
        text.Append(CultureInfo.InvariantCulture, $"""

            A list reads a range of one partition from its cursor on, whatever the partition's size: a page costs the same at every size.

            ## What is hot

            - **Writing.** The hottest partition is {hottest.Key} of {hottest.Table}: {hottest.Share:0 %} of all deals have a row there. It has its {Partition.RowsASecond:N0} rows a second when
              {hottest.DealsASecond:N0} deals a second are written. One import is below it: it writes portions of 500 company days, one after the other. Where many
              run at once, what the service answers with 503 the client repeats with growing pauses, and the imports go on more slowly.
              The current year of DealsByDate ({year.Key}: {year.Share:0.0 %}) and the busiest investor ({investor.Share:0.0 %}) are far below.
            - **Reading.** A page of 25 deals reads 26 rows, so that {Partition.RowsASecond / 26} pages a second can be read from one partition. The newest deals are what
              most readers ask for, and they lie in one: but the same address is answered from memory for ten seconds by each instance, and a CDN
              keeps it for a minute. Only readers who ask for {Partition.RowsASecond / 26} different pages of one year in one second reach the target.
            - **The log and the counts.** Changes has a partition a month, to which each written deal adds one row. Cells and Summaries lie in 64
              partitions by a hash.

            ## The summaries

            After ten changed deals:

            | deals | rows stored | stored | largest row of counts | largest summary row | requests of the refresh | read by it | written | took |
            |---|---|---|---|---|---|---|---|---|

            """);
        foreach (var one in grown)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Deals:N0} | {one.Rows:N0} | {one.Bytes / 1073741824.0:0.00} GB | {one.LargestCell / 1024.0:N0} KB | {one.LargestSummary / 1024.0:N0} KB | {one.Requests:N0} | {one.Read / 1048576.0:0.0} MB | {one.Written / 1048576.0:0.0} MB | {one.Took.TotalSeconds:0.0} s |\n");
        }

        Limits(text, grown);
        Steps(text, partitions);
        return text.ToString();
    }

    private static void Limits(StringBuilder text, IReadOnlyList<Grown> grown)
    {
        var last = grown[^1];
        var cell = last.Deals * RowBytes / last.LargestCell;
        text.Append(CultureInfo.InvariantCulture, $"""

            The number of requests follows the number of changed groups, and what is written follows the number of years since the first day that looks
            different: a group whose counts are as they were is left alone, and of the others the parts of their histories from that day on are written. What
            is read does not: a month of "overall" or of a large country is counted from all its deals, and "overall" is added up from all its months. In
            proportion to the largest measured size:

            - the largest row of counts has its 1 MiB at about {Round(cell):N0} deals. A refresh then fails with the name of the row, readers keep the last good
              summaries, and `/api/health` says `refresh-failed`;
            - a refresh reads {Round(last.Read / 1048576.0 * Ten / last.Deals):N0} MB and takes {Round(last.Took.TotalSeconds * Ten / last.Deals):N0} s at ten million deals, if it could.

            So the summaries, not the deals, are the first thing to change, and they are changed **when the largest row of counts passes 256 KB**, which
            `./bench scale` prints and which is a quarter of the way: count by day instead of by month (a cell is 30 times smaller, and the same code
            sums cells of any period), and add "overall" and countries up in two steps, from months that are kept as sums.

            The league table is read whole, in 512 rows; a page of it costs that much. It is fit for a few hundred thousand investors. Above that its first
            thousand lines are kept in a row by themselves, which is what readers ask for.

            """);
    }

    private static void Steps(StringBuilder text, IReadOnlyList<Partition> partitions)
    {
        var tooLarge = partitions.Where(one => one.Gigabytes(Ten) > CosmosGigabytes).Select(one => one.Table).ToList();
        var later = partitions.Where(one => one.Gigabytes(Hundred) > CosmosGigabytes && one.Gigabytes(Ten) <= CosmosGigabytes).Select(one => one.Table).ToList();
        text.Append(CultureInfo.InvariantCulture, $"""

            ## Splitting a partition

            Nothing is split before it is needed. The trigger is the service's own word: more than one answer in a thousand is 503 for a quarter of an
            hour (metric Transactions, by ResponseType ServerBusyError), or a partition is to move to Cosmos DB and is above half of its {CosmosGigabytes:0} GB.

            A partition is split by its key, in `core/Storage/Views.cs`, one line a view: a year into quarters (`2026-Q1`), a currency, a country or a
            sector into years (`US-2026`). Readers walk the partitions that a view has, newest first, as they walk years today, and the table
            Partitions names them; cursors carry partition and row and go on as they are. The layout's name in `DealRows` changes with it, so that
            the next load writes every deal's rows to their new places and removes the old ones, while readers are answered from what is there.

            ## Azure Cosmos DB for Table

            The same code runs on it: another connection string, nothing else. It is the next step where more than 20,000 requests a second, or answers
            below ten milliseconds on more than one continent, are asked for. Its logical partitions hold {CosmosGigabytes:0} GB and 10,000 request units a second:
            at ten million deals {Names(tooLarge)} must be split first, at a hundred million {Names([.. tooLarge, .. later])}.
            A page of 25 deals is 26 rows of about 1 KB, some 30 request units, so that one partition answers some 300 pages a second, four times
            what Table Storage is to do; each row that is written costs about 5 units (Microsoft, "Request Units in Azure Cosmos DB").

            """);
    }

    private static string Names(IReadOnlyList<string> tables) => tables.Count == 0 ? "nothing" : string.Join(", ", tables);

    private static string Rows(double rows) => rows >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{rows / 1_000_000:0.0} M rows")
        : string.Create(CultureInfo.InvariantCulture, $"{rows / 1_000:0} k rows");

    // Two figures are as much as a proportion says.
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return Math.Round(value / unit) * unit;
    }
}
