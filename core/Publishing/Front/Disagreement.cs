namespace ServerlessDeals.Publishing.Front;

/// <summary>A deal whose sources contradict each other on the amount or the valuation.</summary>
/// <param name="Amount">The least and the most that its sources say; null if they agree.</param>
/// <param name="Valuation">As the amount.</param>
public sealed record Disagreement(DealItem Deal, MoneySpread? Amount, MoneySpread? Valuation)
{
    private decimal Ratio => Math.Max(Amount?.Ratio ?? 0, Valuation?.Ratio ?? 0);

    /// <summary>The deals whose sources are furthest apart, by the larger figure over the smaller one.</summary>
    public static IReadOnlyList<Disagreement> Widest(IEnumerable<DealDetail> deals, int most) =>
    [
        .. deals.Where(deal => deal.Deal.Contradictions is not null)
            .Select(Of)
            .Where(deal => deal.Ratio > 1)
            .OrderByDescending(deal => deal.Ratio)
            .ThenBy(deal => deal.Deal.Id)
            .Take(most),
    ];

    // A claim that is known to be a mistake is no second opinion.
    private static Disagreement Of(DealDetail deal)
    {
        var claims = deal.Claims.Where(claim => claim.KnownMistake is null).ToDictionary(claim => claim.Id);
        IEnumerable<Claim> Contradicting(string field) => deal.Deal.Contradictions!
            .Where(conflict => conflict.Field == field)
            .Select(conflict => claims.GetValueOrDefault(conflict.Source.Claim))
            .OfType<Claim>();
        return new(
            deal.Deal,
            MoneySpread.Of([deal.Amount.Value, .. Contradicting("amount").Select(claim => claim.Amount)]),
            MoneySpread.Of([deal.Valuation?.Value.Worth, .. Contradicting("valuation").Select(claim => claim.Valuation?.Worth)]));
    }
}

/// <summary>The smallest and the largest of several figures in one currency.</summary>
public sealed record MoneySpread(long Least, long Most, Currency Currency)
{
    internal decimal Ratio => (decimal)Most / Least;

    /// <param name="amounts">The first is the one shown. Those in another currency cannot be compared with it.</param>
    /// <returns>Null if there is only one figure.</returns>
    public static MoneySpread? Of(params IReadOnlyList<Amount?> amounts)
    {
        var known = amounts.OfType<Amount>().Where(amount => !amount.IsUndisclosed && amount.Figure > 0).ToList();
        var same = known.Where(amount => amount.Currency == known[0].Currency).ToList();
        var figures = same.Select(amount => amount.Figure).Concat(
            same.Where(amount => amount.Qualifier == Qualifier.Between).Select(amount => amount.High!.Value)).ToList();
        return figures.Distinct().Count() < 2 ? null : new(figures.Min(), figures.Max(), known[0].Currency);
    }

    /// <summary>"$3B to $10B".</summary>
    public override string ToString() =>
        $"{Amount.Exactly(Least, Currency).ToShortString()} to {Amount.Exactly(Most, Currency).ToShortString()}";
}
