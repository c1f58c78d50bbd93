namespace ServerlessDeals.Deals.Resolution;

/// <summary>The rules by which one claim outranks another in one field, in their order. Less is better.</summary>
/// <param name="IsMistaken">A claim that is known to be wrong loses against every other.</param>
/// <param name="IsOfAnotherStage">What was said of the settled deal outranks what was said in talks or rumours.</param>
/// <param name="Weight">A company's own word, then an investor's, named press, press citing people it does not name, relays, aggregators.</param>
/// <param name="IsLessSpecific">A list that does not say who led does not deny it.</param>
/// <param name="Age">Days, negated: by the first day on which the claim can have been published, so that "2026" is never newer than a day of 2026.</param>
/// <param name="Vagueness">The more precise value.</param>
/// <param name="Sources">How many independent sources give just this value.</param>
internal readonly record struct Rank(
    bool IsMistaken, bool IsOfAnotherStage, SourceWeight Weight, bool IsLessSpecific, int Age, Vagueness Vagueness, int Sources) : IComparable<Rank>
{
    /// <summary>The rules that look at the claim and not at what it says.</summary>
    public (bool IsMistaken, bool IsOfAnotherStage, SourceWeight Weight) Authority => (IsMistaken, IsOfAnotherStage, Weight);

    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    public static bool operator <=(Rank left, Rank right) => left.CompareTo(right) <= 0;

    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    public static bool operator >=(Rank left, Rank right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rank other) =>
        (IsMistaken, IsOfAnotherStage, Weight, IsLessSpecific, Age, Vagueness, -Sources)
            .CompareTo((other.IsMistaken, other.IsOfAnotherStage, other.Weight, other.IsLessSpecific, other.Age, other.Vagueness, -other.Sources));
}
