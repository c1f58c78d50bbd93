namespace ServerlessDeals.Bench.Cost;

/// <summary>
/// Azure's public prices, in US dollars, pay as you go, East US, as they stood in July 2026: "Azure Table Storage pricing" (locally
/// redundant), "Azure Functions pricing" (Flex Consumption, on demand) and "Bandwidth pricing".
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

    /// <summary>The smallest instance that can be had.</summary>
    public const decimal InstanceGigabytes = 0.5m;

    /// <summary>An instance that was idle is billed for at least a second.</summary>
    public const decimal ShortestSeconds = 1;

    public static decimal Gigabytes(decimal bytes) => bytes / (1024 * 1024 * 1024);
}
