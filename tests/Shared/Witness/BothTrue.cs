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

    /// <summary>An amount that is not known in that currency makes up any difference, and only between a basis and another one.</summary>
    private static bool MakesUp(WitnessValuation before, WitnessValuation after, WitnessAmount raised)
    {
        var isKnown = raised.Currency == before.Worth.Currency;
        if (before.Basis == "post" || after.Basis == "pre" || (!isKnown && (before.Basis.Length == 0 || after.Basis.Length == 0)))
        {
            return false;
        }

        return before.Worth.IsUndisclosed
            || after.Worth.IsUndisclosed
            || before.Worth.Currency != after.Worth.Currency
            || before.Worth.Range.Plus((isKnown ? raised : WitnessAmount.Undisclosed).Range).Meets(after.Worth.Range);
    }

    /// <summary>Whoever led took part too: a list that does not say who led does not deny it.</summary>
    public static bool Roles(string left, string right) =>
        left == right || left is "participant" or "unknown" || right is "participant" or "unknown";
}
