namespace ServerlessDeals.Deals.Resolution;

/// <summary>Whether two different values can both be true. If that is unknown, they do not count as a contradiction.</summary>
internal static class Compatibility
{
    // Currencies are not converted: an amount in yen may be the same sum that another source gives in dollars.
    public static bool Of(Amount left, Amount right) => left.Currency != right.Currency || left.IsCompatibleWith(right);

    /// <param name="raised">The deal's amount: the pre-money valuation plus this amount is the post-money valuation.</param>
    public static bool Of(Valuation left, Valuation right, Amount? raised) =>
        left.Worth.Currency != right.Worth.Currency
        || (MayBeOf(left, right.Basis) && left.Worth.IsCompatibleWith(right.Worth))
        || MakesUp(left, right, raised)
        || MakesUp(right, left, raised);

    private static bool MayBeOf(Valuation valuation, ValuationBasis basis) =>
        valuation.Basis == basis || valuation.Basis == ValuationBasis.Unknown || basis == ValuationBasis.Unknown;

    // If the amount is not known in that currency, any difference is possible, but only between a valuation that a source calls
    // pre-money and one that a source calls post-money.
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
