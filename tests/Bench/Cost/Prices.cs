using static ServerlessDeals.Bench.Cost.CostRun;

namespace ServerlessDeals.Bench.Cost;

/// <summary>
/// Azure's public prices in US dollars, pay as you go, East US, in July 2026: "Azure Table Storage pricing" (locally redundant),
/// "Azure Functions pricing" (Flex Consumption, on demand) and "Bandwidth pricing".
/// </summary>
internal static class Prices
{
    public const string Date = "July 2026";
    public const decimal GigabyteMonth = 0.045m;
    public const decimal Transactions = 0.00036m / 10_000;
    public const decimal Executions = 0.40m / 1_000_000;
    public const decimal GigabyteSeconds = 0.000026m;
    public const decimal EgressGigabyte = 0.087m;
    public const long FreeExecutions = 250_000;
    public const decimal FreeGigabyteSeconds = 100_000;
    public const decimal FreeEgressGigabytes = 100;

    /// <summary>The smallest instance that is offered.</summary>
    public const decimal InstanceGigabytes = 0.5m;

    public static decimal Gigabytes(decimal bytes) => bytes / (1024 * 1024 * 1024);
}

/// <summary>What the service was measured to use.</summary>
/// <param name="QueryRequests">Storage transactions of a query.</param>
/// <param name="QueryBytes">Bytes sent to the reader for a query.</param>
/// <param name="IdleRequests">Transactions of a refresh that finds nothing.</param>
/// <param name="ChangeRequests">Transactions to write a changed deal and to count it.</param>
internal sealed record Usage(decimal BytesADeal, decimal QueryRequests, decimal QueryBytes, decimal IdleRequests, decimal ChangeRequests);

/// <summary>A month of the service at one size.</summary>
internal sealed record Month(long Deals, long Queries, int ChangedADay)
{
    private const decimal Days = 30.4m;
    private const decimal RefreshesADay = 96;

    /// <summary>How long an instance works for one of several queries at once: a cautious guess.</summary>
    public const decimal BusySeconds = 0.05m;

    public static IReadOnlyList<Month> Sizes { get; } =
    [
        new(1_000, 10_000, 3), new(100_000, 1_000_000, 50), new(10_000_000, 100_000_000, 1_000),
    ];

    /// <summary>The cells of its row in the table of months.</summary>
    public object[] Row(Usage usage)
    {
        var gigabytes = Prices.Gigabytes(Deals * usage.BytesADeal);
        var storage = gigabytes * Prices.GigabyteMonth;
        var queries = Queries * usage.QueryRequests * Prices.Transactions;
        var changes = Days * ((RefreshesADay * usage.IdleRequests) + (ChangedADay * usage.ChangeRequests)) * Prices.Transactions;
        var executions = Math.Max(0, Queries - Prices.FreeExecutions) * Prices.Executions;
        // From all queries at once on busy instances, to each alone on an idle instance that is billed for at least a second.
        var (busy, alone) = (Compute(Queries * BusySeconds), Compute(Queries));
        var traffic = Math.Max(0, Prices.Gigabytes(Queries * usage.QueryBytes) - Prices.FreeEgressGigabytes) * Prices.EgressGigabyte;
        var rest = storage + queries + changes + executions + traffic;
        return
        [
            Deals, Queries, ChangedADay, Invariant($"{gigabytes:N2} GB"), Dollars(storage), Dollars(queries), Dollars(changes),
            Dollars(executions), Span(busy, alone), Dollars(traffic), $"**{Span(rest + busy, rest + alone)}**",
        ];
    }

    private static decimal Compute(decimal seconds) =>
        Math.Max(0, (seconds * Prices.InstanceGigabytes) - Prices.FreeGigabyteSeconds) * Prices.GigabyteSeconds;

    private static string Span(decimal least, decimal most) =>
        Dollars(least) == Dollars(most) ? Dollars(most) : $"{Dollars(least)} to {Dollars(most)}";
}
