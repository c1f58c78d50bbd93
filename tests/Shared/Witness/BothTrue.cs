namespace ServerlessDeals.Tests.Witness;

/// <summary>Whether two things that were said can both be true.</summary>
internal static class BothTrue
{
    /// <summary>Nothing is converted: of two currencies nobody knows.</summary>
    public static bool Amounts(WitnessAmount left, WitnessAmount right) =>
        left.IsUndisclosed || right.IsUndisclosed || left.Currency != right.Currency || left.Range.Meets(right.Range);

    /// <param name="raised">The deal's amount, which may make up the difference between before and after.</param>
    public static bool Valuations(WitnessValuation left, WitnessValuation right, WitnessAmount raised)
    {
        var sameBasis = left.Basis.Length == 0 || right.Basis.Length == 0 || left.Basis == right.Basis;
        return (sameBasis && Amounts(left.Worth, right.Worth)) || MakesUp(left, right, raised) || MakesUp(right, left, raised);
    }

    private static bool MakesUp(WitnessValuation before, WitnessValuation after, WitnessAmount raised)
    {
        if (before.Basis == "post" || after.Basis == "pre")
        {
            return false;
        }

        // An unknown amount would excuse any two figures; so at least one of them must say that it is before or after the money.
        if (raised.IsUndisclosed && before.Basis.Length == 0 && after.Basis.Length == 0)
        {
            return false;
        }

        var (one, other) = (before.Worth, after.Worth);
        return one.IsUndisclosed
            || other.IsUndisclosed
            || one.Currency != other.Currency
            || (!raised.IsUndisclosed && raised.Currency != one.Currency)
            || one.Range.Plus(raised.Range).Meets(other.Range);
    }

    public static bool Roles(string left, string right) =>
        left == right || left is "participant" or "unknown" || right is "participant" or "unknown";
}
