namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What a deal says the company is worth: "$730B before the money ($840B after)".</summary>
internal static class WorthWords
{
    /// <param name="item">A deal with a valuation.</param>
    /// <param name="detail">The same deal with its claims, if they are at hand.</param>
    public static string Of(DealItem item, DealDetail? detail)
    {
        var stated = item.Valuation!.Value;
        return After(item, detail) is { } after
            ? $"{stated.Worth.ToWords()} before the money ({after.ToWords()} after)"
            : stated.ToWords() + Phrases.InDollars(item.Valuation.Usd);
    }

    /// <summary>
    /// The value with the new money, if the one shown is without it: computed from the claim that gives both, or told by another source
    /// whose value is larger by just the round.
    /// </summary>
    private static Amount? After(DealItem item, DealDetail? detail)
    {
        var stated = item.Valuation!.Value;
        if (ValuedDeal.HistoryOf([item]) is [{ Computed: true, Post: { } computed }])
        {
            return computed;
        }

        if (detail is null || stated.Basis == ValuationBasis.Post || item.Amount.Value.Currency != stated.Worth.Currency)
        {
            return null;
        }

        var sum = stated.Worth + item.Amount.Value;
        return Reports.Of(detail, Reports.ValuationField, reported => !reported.Contradicts && !reported.FromTalks)
            .Select(claim => claim.Valuation)
            .OfType<Valuation>()
            .FirstOrDefault(told => told.Basis != ValuationBasis.Pre && told.Worth == sum) is { Worth.IsUndisclosed: false } other
                ? other.Worth
                : null;
    }
}
