namespace ServerlessDeals.Tests.Witness;

/// <summary>Whether two values can both be true.</summary>
internal static class BothTrue
{
    /// <summary>Nothing is converted, so amounts in two currencies may both be true.</summary>
    public static bool Amounts(WitnessAmount left, WitnessAmount right) =>
        left.IsUndisclosed || right.IsUndisclosed || left.Currency != right.Currency || left.Range.Meets(right.Range);

    /// <param name="raised">The deal's amount, which may explain the difference between a value before the round and one after it.</param>
    public static bool Valuations(WitnessValuation left, WitnessValuation right, WitnessAmount raised)
    {
        var sameBasis = left.Basis.Length == 0 || right.Basis.Length == 0 || left.Basis == right.Basis;
        return (sameBasis && Amounts(left.Worth, right.Worth))
            || ExplainsDifference(left, right, raised)
            || ExplainsDifference(right, left, raised);
    }

    /// <summary>An amount that is not known in that currency explains any difference, but only if both bases are given.</summary>
    private static bool ExplainsDifference(WitnessValuation before, WitnessValuation after, WitnessAmount raised)
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

    /// <summary>A lead is a participant too, so a list that does not say who led does not contradict it.</summary>
    public static bool Roles(string left, string right) =>
        left == right || left is "participant" or "unknown" || right is "participant" or "unknown";
}
