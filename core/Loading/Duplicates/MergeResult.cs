namespace ServerlessDeals.Loading.Duplicates;

/// <summary>What a merge, or its undo, wrote.</summary>
/// <param name="Deals">The deals that were added or changed.</param>
/// <param name="Claims">The claims that moved from one deal to another.</param>
public sealed record MergeResult(int Deals, int Claims)
{
    /// <summary>It had been done before.</summary>
    public static MergeResult Nothing { get; } = new(0, 0);
}
