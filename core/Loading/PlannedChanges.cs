namespace ServerlessDeals.Loading;

/// <summary>The deals, or the organizations, that a command would write and remove.</summary>
/// <param name="Changed">The ids of those that change.</param>
/// <param name="Removed">The ids of those that are removed.</param>
/// <param name="Stored">How many are stored, out of those that the command may remove.</param>
public sealed record PlannedChanges(int Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed, int Unchanged, int Stored)
{
    public bool IsNothing => Added + Changed.Count + Removed.Count == 0;

    public bool RemovesTooMany => RemovalLimit.IsExceeded(Removed.Count, Stored);
}

/// <summary>How many deals, or organizations, a command removes without being told to.</summary>
public static class RemovalLimit
{
    public const int Most = 5;
    public const int MostPercent = 2;

    /// <summary>With as many or more stored, the limit is <see cref="Most"/>.</summary>
    public const int EnoughStored = Most * 100 / MostPercent;

    /// <summary>
    /// The smaller of five and two percent, but always at least one. Removing everything that is stored exceeds the limit too, even if it
    /// is only one.
    /// </summary>
    public static bool IsExceeded(int removed, int stored) =>
        removed > Math.Clamp((long)stored * MostPercent / 100, 1, Most) || (removed > 0 && removed >= stored);
}
