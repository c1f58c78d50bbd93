namespace ServerlessDeals.Loading.Duplicates;

/// <summary>What a merge, or its undo, wrote.</summary>
/// <param name="Deals">The deals that were added or changed.</param>
/// <param name="Claims">The claims that moved from one deal to another.</param>
/// <param name="IsRepeated">It had been done before, so nothing was written.</param>
public sealed record MergeResult(int Deals, int Claims, bool IsRepeated = false)
{
    public static MergeResult Nothing { get; } = new(0, 0, IsRepeated: true);
}
