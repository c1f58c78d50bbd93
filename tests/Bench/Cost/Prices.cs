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

    public static decimal Compute(decimal seconds) =>
        Math.Max(0, (seconds * InstanceGigabytes) - FreeGigabyteSeconds) * GigabyteSeconds;

    public static string Dollars(decimal dollars) => dollars switch
    {
        0 => "$0",
        < 0.01m => "less than $0.01",
        < 100 => Invariant($"${dollars:0.00}"),
        _ => Invariant($"${dollars:N0}"),
    };

    public static string FromTo(decimal least, decimal most) =>
        Dollars(least) == Dollars(most) ? Dollars(most) : $"{Dollars(least)} to {Dollars(most)}";
}
