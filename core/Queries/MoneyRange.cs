namespace ServerlessDeals.Queries;

/// <summary>Bounds for an amount, in whole units of one currency. Amounts in other currencies never match.</summary>
public sealed record MoneyRange(Currency Currency, long? Least, long? Most)
{
    /// <summary>
    /// Definite if every possible value of the amount is within the bounds, possible if some are, null if none is.
    /// For 700,000,000 or more, "at least $600M" is a possible match and "$1B" a definite one. "About" means within five per cent.
    /// </summary>
    public MatchCertainty? Of(Amount? amount)
    {
        if (amount is not { IsUndisclosed: false } disclosed || disclosed.Currency != Currency)
        {
            return null;
        }

        var bounds = new AmountRange(Least ?? 0, WithLow: true, Most, WithHigh: true);
        if (!disclosed.Range.Meets(bounds))
        {
            return null;
        }

        return disclosed.Range.IsWithin(bounds) ? MatchCertainty.Definite : MatchCertainty.Possible;
    }

    public override string ToString() => $"{Currency} {Least}..{Most}";
}
