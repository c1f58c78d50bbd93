namespace ServerlessDeals.Deals.Resolution;

/// <summary>Whether two values that differ can both be true. Where that is not known, they are not called a contradiction.</summary>
internal static class Compatibility
{
    // Nothing is converted: yen may be the very dollars that another source gives.
    public static bool Of(Amount left, Amount right) => left.Currency != right.Currency || left.IsCompatibleWith(right);

    /// <param name="raised">The deal's amount: what a company is worth before the round, and this, make what it is worth after it.</param>
    public static bool Of(Valuation left, Valuation right, Amount? raised) =>
        left.Worth.Currency != right.Worth.Currency
        || (MayBeOf(left, right.Basis) && left.Worth.IsCompatibleWith(right.Worth))
        || MakesUp(left, right, raised)
        || MakesUp(right, left, raised);

    private static bool MayBeOf(Valuation valuation, ValuationBasis basis) =>
        valuation.Basis == basis || valuation.Basis == ValuationBasis.Unknown || basis == ValuationBasis.Unknown;

    // A round whose amount is not known in that currency makes up any difference, but only between a valuation that is said to be
    // before the money and one that is said to be after it.
    private static bool MakesUp(Valuation before, Valuation after, Amount? raised)
    {
        if (before.Basis == ValuationBasis.Post || after.Basis == ValuationBasis.Pre)
        {
            return false;
        }

        if (raised is { IsUndisclosed: false } amount && amount.Currency == before.Worth.Currency)
        {
            return (before.Worth.Range + amount.Range).Meets(after.Worth.Range);
        }

        return before.Basis == ValuationBasis.Pre && after.Basis == ValuationBasis.Post
            && (before.Worth.Range + AmountRange.AnySum).Meets(after.Worth.Range);
    }
}
