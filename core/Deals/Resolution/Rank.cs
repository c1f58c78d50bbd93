namespace ServerlessDeals.Deals.Resolution;

/// <summary>The rules by which one claim outranks another in one field, in their order. Less is better.</summary>
/// <param name="IsMistaken">A claim that is known to be wrong loses against every other.</param>
/// <param name="IsOfAnotherStage">What was said of the settled deal outranks what was said in talks or rumours.</param>
/// <param name="Weight">A company's own word, then an investor's, named press, press citing people it does not name, relays, aggregators.</param>
/// <param name="SaysLess">A list that does not say who led does not deny it.</param>
/// <param name="Age">Days, negated: by the first day on which the claim can have been published, so that "2026" is never newer than a day of 2026.</param>
/// <param name="Vagueness">The more precise value.</param>
/// <param name="Witnesses">How many independent sources give just this value.</param>
internal readonly record struct Rank(
    bool IsMistaken, bool IsOfAnotherStage, SourceWeight Weight, bool SaysLess, int Age, Vagueness Vagueness, int Witnesses) : IComparable<Rank>
{
    /// <summary>The rules that look at the claim and not at what it says.</summary>
    public (bool IsMistaken, bool IsOfAnotherStage, SourceWeight Weight) Standing => (IsMistaken, IsOfAnotherStage, Weight);

    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    public static bool operator <=(Rank left, Rank right) => left.CompareTo(right) <= 0;

    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    public static bool operator >=(Rank left, Rank right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rank other) =>
        (IsMistaken, IsOfAnotherStage, Weight, SaysLess, Age, Vagueness, -Witnesses)
            .CompareTo((other.IsMistaken, other.IsOfAnotherStage, other.Weight, other.SaysLess, other.Age, other.Vagueness, -other.Witnesses));
}
