namespace ServerlessDeals.Deals.Resolution;

/// <summary>The rules by which one claim outranks another in one field, in order of precedence. Less is better.</summary>
/// <param name="IsMistaken">A claim that is known to be wrong loses to every other.</param>
/// <param name="IsOfAnotherStage">Claims about the settled deal outrank claims about talks or rumours.</param>
/// <param name="Weight">
/// A company's own statement, then an investor's, press with named sources, press with unnamed sources, relays, aggregators.
/// </param>
/// <param name="IsLessSpecific">A role that says who led outranks one that does not.</param>
/// <param name="Age">
/// Newer claims win: minus the first day on which the claim can have been published, so "2026" is never newer than a day in 2026.
/// </param>
/// <param name="Vagueness">The more precise value wins.</param>
/// <param name="Sources">The value from more independent sources wins.</param>
internal readonly record struct Rank(
    bool IsMistaken,
    bool IsOfAnotherStage,
    SourceWeight Weight,
    bool IsLessSpecific,
    int Age,
    Vagueness Vagueness,
    int Sources) : IComparable<Rank>
{
    /// <summary>The rules that depend on the claim and not on the value.</summary>
    public (bool IsMistaken, bool IsOfAnotherStage, SourceWeight Weight) Authority => (IsMistaken, IsOfAnotherStage, Weight);

    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    public static bool operator <=(Rank left, Rank right) => left.CompareTo(right) <= 0;

    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    public static bool operator >=(Rank left, Rank right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rank other) =>
        SortKey().CompareTo(other.SortKey());

    private (bool, bool, SourceWeight, bool, int, Vagueness, int) SortKey() =>
        (IsMistaken, IsOfAnotherStage, Weight, IsLessSpecific, Age, Vagueness, -Sources);
}
