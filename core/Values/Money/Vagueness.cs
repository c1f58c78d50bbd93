namespace ServerlessDeals.Values.Money;

/// <summary>How precisely a value is said. Less is more precise.</summary>
/// <param name="Kind">An exact figure before "about", that before two bounds, those before one; a day before a month, that before a year.</param>
/// <param name="Width">Of two of one kind the narrower is more precise.</param>
/// <param name="IsWithoutBasis">A valuation that does not say whether it counts the new money.</param>
internal readonly record struct Vagueness(int Kind, decimal Width = 0, bool IsWithoutBasis = false) : IComparable<Vagueness>
{
    public static bool operator <(Vagueness left, Vagueness right) => left.CompareTo(right) < 0;

    public static bool operator <=(Vagueness left, Vagueness right) => left.CompareTo(right) <= 0;

    public static bool operator >(Vagueness left, Vagueness right) => left.CompareTo(right) > 0;

    public static bool operator >=(Vagueness left, Vagueness right) => left.CompareTo(right) >= 0;

    public int CompareTo(Vagueness other) => (Kind, Width, IsWithoutBasis).CompareTo((other.Kind, other.Width, other.IsWithoutBasis));
}
