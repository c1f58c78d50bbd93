namespace ServerlessDeals.Pages;

/// <summary>A valuation as a chart draws it: in dollars, or as reported.</summary>
/// <param name="Basis">Whether it includes the new money, if any source says so.</param>
/// <param name="Figure">The height of its mark.</param>
/// <param name="Low">The least it can be; null if there is no lower bound.</param>
/// <param name="High">The most it can be; null if there is no upper bound.</param>
/// <param name="Words">In words, with the reported valuation if it was converted.</param>
/// <param name="Short">The figure with its hedge, for the label of the mark.</param>
internal sealed record DrawnValuation(
    DealItem Deal, ValuationBasis Basis, Currency Currency, double Figure, double? Low, double? High, string Words, string Short)
{
    private const double About = Amount.AboutPercent / 100.0;

    /// <summary>The valuation of the same deal with the new money, or without it.</summary>
    public DrawnValuation? Partner { get; private init; }

    public bool IsInTalks => !Deal.IsCounted();

    /// <summary>With the new money if that is known, else as it was told.</summary>
    public DrawnValuation Whole => Basis == ValuationBasis.Pre && Partner is not null ? Partner : this;

    /// <summary>In dollars; null if it is in another currency and has no rate.</summary>
    public static DrawnValuation? InDollars(DealItem deal, IReadOnlyList<Claim> claims)
    {
        if (deal.Valuation?.Usd is not { } usd)
        {
            return deal.Valuation!.Value.Worth.Currency == Currency.Usd ? Reported(deal, claims) : null;
        }

        // Whole dollars are rounded outwards. That difference is not drawn.
        var high = usd.Qualifier is Qualifier.Exactly or Qualifier.About ? usd.Low : usd.High;
        var drawn = Of(
            deal, ValuationPair.BasisOf(deal, claims), usd.Currency, usd.Figure, usd.Low, high, usd.IsApproximate,
            $"{deal.Valuation.Value.Worth} ({usd.Text})", ChartMoney.Of(usd));
        return drawn.With(ValuationPair.Of(deal, claims), usd);
    }

    public static DrawnValuation Reported(DealItem deal, IReadOnlyList<Claim> claims)
    {
        var drawn = Of(deal, new(deal.Valuation!.Value.Worth, ValuationPair.BasisOf(deal, claims)), null);
        return drawn.With(ValuationPair.Of(deal, claims), null);
    }

    private DrawnValuation With(Valuation? partner, ConvertedAmount? usd) =>
        partner is { } other ? this with { Partner = Of(Deal, other, usd) } : this;

    /// <param name="usd">The conversion of the deal, whose rate holds for this valuation, too.</param>
    private static DrawnValuation Of(DealItem deal, Valuation valuation, ConvertedAmount? usd)
    {
        var worth = valuation.Worth;
        if (usd is null)
        {
            return Of(
                deal, valuation.Basis, worth.Currency, worth.Figure, worth.Low, worth.High, worth.IsApproximate, $"{worth}",
                ChartMoney.Of(worth));
        }

        var rate = usd.Rate.Rate;
        var figure = worth.Figure * rate;
        var text = "about " + ChartMoney.Of(figure, usd.Currency.Prefix);
        return Of(
            deal, valuation.Basis, usd.Currency, (double)figure, (double)(worth.Low * rate), (double?)(worth.High * rate),
            worth.IsApproximate, $"{worth} ({text})", text);
    }

    // A logarithmic scale has no zero.
    private static DrawnValuation Of(
        DealItem deal, ValuationBasis basis, Currency currency, double figure, double low, double? high, bool isApproximate, string words,
        string text)
    {
        var about = isApproximate ? About : 0;
        return new(
            deal,
            basis,
            currency,
            Math.Max(1, figure),
            low == 0 && high > 0 ? null : Math.Max(1, low * (1 - about)),
            high is { } most ? Math.Max(1, most * (1 + about)) : null,
            words,
            text);
    }
}
