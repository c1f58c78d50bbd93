namespace ServerlessDeals.Queries;

/// <summary>Bounds for a sum of money, in whole units of one currency. Sums in other currencies never match: nothing is converted.</summary>
public sealed record MoneyRange(Currency Currency, long? Least, long? Most)
{
    /// <summary>
    /// Definite where every sum that the amount allows lies within; possible where one does; null where none does.
    /// "At least $600M" is a possible match of 700,000,000 or more, "$1B" a definite one. "About" counts as five per cent either way.
    /// </summary>
    public MatchCertainty? Of(Amount? amount)
    {
        if (amount is not { IsUndisclosed: false } sum || sum.Currency != Currency)
        {
            return null;
        }

        var asked = new AmountRange(Least ?? 0, WithLow: true, Most, WithHigh: true);
        return !sum.Range.Meets(asked) ? null : sum.Range.IsWithin(asked) ? MatchCertainty.Definite : MatchCertainty.Possible;
    }

    public override string ToString() => $"{Currency} {Least}..{Most}";
}
