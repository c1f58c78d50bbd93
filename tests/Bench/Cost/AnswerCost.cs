using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Cost;

/// <summary>What one answer, or one run of something, costs.</summary>
/// <param name="Storage">What it asked of storage.</param>
/// <param name="Written">Rows that were written or deleted.</param>
/// <param name="Packed">Bytes of the answer's body, compressed with Brotli as browsers take it.</param>
internal sealed record AnswerCost(string What, RequestTotal Storage, long Written, long Packed)
{
    public static AnswerCost Of(string what, RequestRecord record, long packed = 0) => new(
        what,
        record.All,
        record.ByKindAndTable().Where(one => one.Kind is not (RequestKind.PointRead or RequestKind.Range or RequestKind.Walk or RequestKind.CreateTable)).Sum(one => one.Total.Operations),
        packed);

    /// <summary>Of a million such answers, the storage transactions alone.</summary>
    public decimal TransactionsOfAMillion => 1_000_000 * Storage.Requests * Prices.Transactions;

    /// <summary>Of a million, the way out to readers, where the free gigabytes are used up.</summary>
    public decimal EgressOfAMillion => 1_000_000 * Prices.Gigabytes(Packed) * Prices.EgressGigabyte;
}
