namespace ServerlessDeals;

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

    private static bool MakesUp(Valuation before, Valuation after, Amount? raised)
    {
        if (before.Basis == ValuationBasis.Post || after.Basis == ValuationBasis.Pre)
        {
            return false;
        }

        return raised is { IsUndisclosed: false } amount && amount.Currency == before.Worth.Currency && Most(amount) <= long.MaxValue - Most(before.Worth)
            ? (before.Worth + amount).IsCompatibleWith(after.Worth)
            : before.Basis == ValuationBasis.Pre && after.Basis == ValuationBasis.Post && !(after.Worth.High <= before.Worth.Low);
    }

    private static long Most(Amount amount) => amount.High ?? amount.Low;
}
