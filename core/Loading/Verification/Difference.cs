namespace ServerlessDeals.Loading.Verification;

/// <summary>Something in storage that is not as it should be.</summary>
/// <param name="Table">The table of the row.</param>
/// <param name="Row">The row: its partition and key, or the deal or group that it belongs to.</param>
/// <param name="Problem">What is wrong with it, as the end of a sentence: "is missing".</param>
public sealed record Difference(string Table, string Row, string Problem)
{
    public override string ToString() => $"{Table} {Row}: {Problem}.";
}
