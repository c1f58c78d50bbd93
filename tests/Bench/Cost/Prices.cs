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

    /// <summary>An instance that was idle is billed for at least a second.</summary>
    public const decimal ShortestSeconds = 1;

    public static decimal Gigabytes(decimal bytes) => bytes / (1024 * 1024 * 1024);
}

/// <summary>A month of the service at one size.</summary>
/// <param name="Deals">How many are stored.</param>
/// <param name="Queries">How many are asked in the month.</param>
/// <param name="ChangedADay">Deals with something new in a day.</param>
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

    public decimal Executions => Math.Max(0, Queries - Prices.FreeExecutions) * Prices.Executions;

    /// <summary>From all queries at once on busy instances, to each alone on an idle one that is billed a second.</summary>
    public (decimal Busy, decimal Alone) Compute => (OfCompute(Queries * BusySeconds), OfCompute(Queries * Prices.ShortestSeconds));

    public decimal StoredGigabytes(decimal bytesADeal) => Prices.Gigabytes(Deals * bytesADeal);

    /// <param name="requests">Storage transactions of a query.</param>
    public decimal QueryTransactions(decimal requests) => Queries * requests * Prices.Transactions;

    /// <param name="idle">Transactions of a refresh that finds nothing.</param>
    /// <param name="aChange">Transactions of a refresh for each changed deal.</param>
    /// <param name="write">Transactions of writing a deal.</param>
    public decimal Refreshes(decimal idle, decimal aChange, decimal write) =>
        Days * ((RefreshesADay * idle) + (ChangedADay * (aChange + write))) * Prices.Transactions;

    /// <param name="bytes">Sent to the reader for a query.</param>
    public decimal Egress(decimal bytes) =>
        Math.Max(0, Prices.Gigabytes(Queries * bytes) - Prices.FreeEgressGigabytes) * Prices.EgressGigabyte;

    private static decimal OfCompute(decimal seconds) =>
        Math.Max(0, (seconds * Prices.InstanceGigabytes) - Prices.FreeGigabyteSeconds) * Prices.GigabyteSeconds;
}
