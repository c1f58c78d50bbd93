using System.Globalization;
using System.Text;

namespace ServerlessDeals.Bench.Cost;

/// <summary>docs/cost.md, from what was recorded.</summary>
internal static class CostDocument
{
    public static string Of(
        int deals, IReadOnlyList<AnswerCost> answers, IReadOnlyList<AnswerCost> work, IReadOnlyList<AnswerCost> import, IReadOnlyList<(int Deals, long Bytes)> stored, DateOnly today)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What it costs

            Written by `./bench cost` on {today:yyyy-MM-dd}: the requests were recorded, with nothing kept hot, on the in-memory double with {deals:N0} generated
            deals; the tests hold its record to that of the emulator. Bytes of storage are counted as the service counts a row's size.
            Prices: US dollars, East US, pay as you go, locally redundant, as published in {Prices.Date}: tables ${Prices.GigabyteMonth} a GB and month
            and $0.00036 for 10,000 transactions; Functions on Flex Consumption $0.40 for a million executions and ${Prices.GigabyteSeconds} a
            GB-second, of which 250,000 and 100,000 are free each month; traffic to readers ${Prices.EgressGigabyte} a GB after the first 100 GB.

            ## One answer

            A batch of up to 100 rows is one transaction. "Storage reads" are the bytes that come from the tables, "sent" those that go to the reader,
            compressed with Brotli. The last two columns are dollars for a million such answers; executions add $0.40.

            | answer | point reads and ranges | rows | storage reads | sent | transactions, $ per million | traffic, $ per million |
            |---|---|---|---|---|---|---|

            """);
        foreach (var one in answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.What} | {one.Storage.Requests:N0} | {one.Storage.Rows:N0} | {Bytes(one.Storage.Received)} | {Bytes(one.Packed)} | {Dollars(one.TransactionsOfAMillion)} | {Dollars(one.EgressOfAMillion)} |\n");
        }

        text.Append("""

            ## Work

            | work | requests | rows written | rows read | bytes written | $ |
            |---|---|---|---|---|---|

            """);
        foreach (var one in work.Concat(import.Select(one => one with { What = string.Create(CultureInfo.InvariantCulture, $"{one.What} of {deals:N0} deals") })))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.What} | {one.Storage.Requests:N0} | {one.Written:N0} | {one.Storage.Rows:N0} | {Bytes(one.Storage.Sent)} | {Dollars(one.Storage.Requests * Prices.Transactions)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            An import asks {Per(import[0], deals):0.0} requests for each deal and writes {(decimal)import[0].Written / deals:0.0} rows; the refresh after it {Per(import[1], deals):0.0}.

            ## Storage

            | deals | stored | bytes a deal |
            |---|---|---|

            """);
        foreach (var (count, bytes) in stored)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {count:N0} | {Bytes(bytes)} | {bytes / count:N0} |\n");
        }

        Months(text, deals, answers, work, import, (decimal)stored[^1].Bytes / stored[^1].Deals);
        return text.ToString();
    }

    private static void Months(StringBuilder text, int deals, IReadOnlyList<AnswerCost> answers, IReadOnlyList<AnswerCost> work, IReadOnlyList<AnswerCost> import, decimal bytesADeal)
    {
        var ordinary = answers.Where(one => one.What != AskedAnswers.Whole).ToList();
        var (requests, sent) = (ordinary.Average(one => (decimal)one.Storage.Requests), ordinary.Average(one => (decimal)one.Packed));
        var (idle, aChange, write) = ((decimal)work[0].Storage.Requests, (work[1].Storage.Requests - work[0].Storage.Requests) / 10m, Per(import[0], deals));
        text.Append(CultureInfo.InvariantCulture, $"""

            ## A month

            Of the answers above all but the whole export, as often as each other: {requests:0.0} transactions and {Bytes((long)sent)} sent for a query. A refresh every
            quarter of an hour. Compute is given as a span: {Month.BusySeconds * 1000:0} ms of a {Prices.InstanceGigabytes * 1024:0} MB instance for each query where several are answered at
            once, up to a whole second, the least that an instance is billed which was idle. Free grants are taken off. A CDN in front, or the
            ten seconds for which an answer stays hot, take off as much again as readers ask for the same.

            | deals | queries | changed a day | stored | storage | query transactions | refreshes and writes | executions | compute | traffic | **month** |
            |---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var month in Month.Sizes)
        {
            var (busy, alone) = month.Compute;
            var rest = month.Storage(bytesADeal) + month.QueryTransactions(requests) + month.Refreshes(idle, aChange, write) + month.Functions + month.Egress(sent);
            text.Append(CultureInfo.InvariantCulture, $"| {month.Deals:N0} | {month.Queries:N0} | {month.ChangedADay:N0} | {month.StoredGigabytes(bytesADeal):N2} GB | {Dollars(month.Storage(bytesADeal))} | {Dollars(month.QueryTransactions(requests))} | {Dollars(month.Refreshes(idle, aChange, write))} | {Dollars(month.Functions)} | {Span(busy, alone)} | {Dollars(month.Egress(sent))} | **{Span(rest + busy, rest + alone)}** |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            Importing once costs {string.Join(", ", Month.Sizes.Select(month => string.Create(CultureInfo.InvariantCulture, $"{Dollars(month.Deals * (write + Per(import[1], deals)) * Prices.Transactions)} for {month.Deals:N0} deals")))} in transactions.
            An idle service costs its storage and its refreshes. Logs are apart: Log Analytics bills what is sent to it by the gigabyte, which
            infra/ caps and samples.

            """);
    }

    private static decimal Per(AnswerCost one, int deals) => (decimal)one.Storage.Requests / deals;

    private static string Span(decimal least, decimal most) => Dollars(least) == Dollars(most) ? Dollars(most) : $"{Dollars(least)} to {Dollars(most)}";

    private static string Dollars(decimal dollars) => dollars switch
    {
        0 => "$0",
        < 0.01m => "less than $0.01",
        < 100 => "$" + dollars.ToString("0.00", CultureInfo.InvariantCulture),
        _ => "$" + dollars.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
        < 1024 * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824m:0.##} GB"),
    };
}
