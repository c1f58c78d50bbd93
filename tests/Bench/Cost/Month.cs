namespace ServerlessDeals.Bench.Cost;

/// <summary>A month of the service at one size: what is stored, asked and changed, and what that costs.</summary>
/// <param name="Deals">Stored.</param>
/// <param name="Queries">Asked in the month.</param>
/// <param name="ChangedADay">Deals of which something new is reported in a day.</param>
internal sealed record Month(long Deals, long Queries, int ChangedADay)
{
    private const decimal Days = 30.4m;
    private const decimal RefreshesADay = 96;

    /// <summary>How long an instance works for one query, with several at once: a guess on the safe side, for a few milliseconds of storage.</summary>
    public const decimal BusySeconds = 0.05m;

    public static IReadOnlyList<Month> Sizes { get; } = [new(1_000, 10_000, 3), new(100_000, 1_000_000, 50), new(10_000_000, 100_000_000, 1_000)];

    public decimal StoredGigabytes(decimal bytesADeal) => Prices.Gigabytes(Deals * bytesADeal);

    public decimal Storage(decimal bytesADeal) => StoredGigabytes(bytesADeal) * Prices.GigabyteMonth;

    /// <param name="requestsAQuery">Storage transactions, of which a hot answer asks none.</param>
    public decimal QueryTransactions(decimal requestsAQuery) => Queries * requestsAQuery * Prices.Transactions;

    /// <param name="idle">Transactions of a refresh that finds nothing.</param>
    /// <param name="aChange">Transactions of a refresh for each changed deal.</param>
    /// <param name="write">Transactions of writing a deal.</param>
    public decimal Refreshes(decimal idle, decimal aChange, decimal write) =>
        Days * ((RefreshesADay * idle) + (ChangedADay * (aChange + write))) * Prices.Transactions;

    public decimal Functions => Math.Max(0, Queries - Prices.FreeExecutions) * Prices.Executions;

    /// <summary>From all queries at once on busy instances, to each alone on an idle one that is billed a second.</summary>
    public (decimal Busy, decimal Alone) Compute => (Seconds(Queries * BusySeconds), Seconds(Queries * Prices.ShortestSeconds));

    public decimal Egress(decimal bytesAQuery) => Math.Max(0, Prices.Gigabytes(Queries * bytesAQuery) - Prices.FreeEgressGigabytes) * Prices.EgressGigabyte;

    private static decimal Seconds(decimal seconds) => Math.Max(0, (seconds * Prices.InstanceGigabytes) - Prices.FreeGigabyteSeconds) * Prices.GigabyteSeconds;
}
