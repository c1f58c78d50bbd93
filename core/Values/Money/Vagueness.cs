namespace ServerlessDeals.Values.Money;

/// <summary>How vague a value is: a sort key, most precise first.</summary>
/// <param name="Kind">For amounts: exact, about, between, one bound. For dates: day, month, quarter, year.</param>
/// <param name="Width">Within one kind, the narrower value is more precise.</param>
/// <param name="IsWithoutBasis">Whether a valuation does not say if it includes the new money.</param>
internal readonly record struct Vagueness(int Kind, decimal Width = 0, bool IsWithoutBasis = false) : IComparable<Vagueness>
{
    public static bool operator <(Vagueness left, Vagueness right) => left.CompareTo(right) < 0;

    public static bool operator <=(Vagueness left, Vagueness right) => left.CompareTo(right) <= 0;

    public static bool operator >(Vagueness left, Vagueness right) => left.CompareTo(right) > 0;

    public static bool operator >=(Vagueness left, Vagueness right) => left.CompareTo(right) >= 0;

    public int CompareTo(Vagueness other) => (Kind, Width, IsWithoutBasis).CompareTo((other.Kind, other.Width, other.IsWithoutBasis));
}
