namespace ServerlessDeals.Queries;

/// <summary>Bounds for an amount or a valuation, in whole units of one currency. Amounts in other currencies are converted.</summary>
public sealed record MoneyRange(Currency Currency, long? Least, long? Most)
{
    public bool IsInDollars => Currency == Currency.Usd;

    /// <summary>
    /// Definite if every possible value of the amount is within the bounds, possible if some are, null if none is.
    /// For 700,000,000 or more, "at least $600M" is a possible match and "$1B" a definite one. "About" means within five per cent.
    /// An amount that is undisclosed, or whose rate is not known, is within no bounds.
    /// </summary>
    /// <param name="reported">The amount; in the currency of the bounds it is compared as reported.</param>
    /// <param name="dollars">Its comparable figure.</param>
    /// <param name="date">The deal's date.</param>
    /// <param name="rates">The rates, for bounds that are not in US dollars.</param>
    public MatchCertainty? Of(Amount? reported, ConvertedAmount? dollars, PartialDate date, ExchangeRates rates)
    {
        var bounds = new AmountRange(Least ?? 0, WithLow: true, Most, WithHigh: true);
        if (RangeOf(reported, dollars, date, rates) is not { } range || !range.Meets(bounds))
        {
            return null;
        }

        return range.IsWithin(bounds) ? MatchCertainty.Definite : MatchCertainty.Possible;
    }

    public override string ToString() => $"{Currency} {Least}..{Most}";

    private AmountRange? RangeOf(Amount? reported, ConvertedAmount? dollars, PartialDate date, ExchangeRates rates)
    {
        if (reported is not { IsUndisclosed: false } amount)
        {
            return null;
        }

        if (amount.Currency == Currency)
        {
            return amount.Range;
        }

        return IsInDollars ? dollars?.Range : rates.Convert(amount, Currency, date)?.Range;
    }
}
