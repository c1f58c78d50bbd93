namespace ServerlessDeals.Pages;

/// <summary>A deal's valuation as a chart draws it: in dollars, or as reported.</summary>
/// <param name="Figure">The height of its dot.</param>
/// <param name="Low">The least it can be; null if there is no lower bound.</param>
/// <param name="High">The most it can be; null if there is no upper bound.</param>
/// <param name="Text">In words, with the reported valuation if it was converted.</param>
internal sealed record DrawnValuation(DealItem Deal, Currency Currency, double Figure, double? Low, double? High, string Text)
{
    private const double About = Amount.AboutPercent / 100.0;

    /// <summary>In dollars; null if it is in another currency and has no rate.</summary>
    public static DrawnValuation? InDollars(DealItem deal)
    {
        if (deal.Valuation?.Usd is not { } usd)
        {
            return deal.Valuation!.Value.Worth.Currency == Currency.Usd ? Reported(deal) : null;
        }

        // Whole dollars are rounded outwards. That difference is not drawn.
        var high = usd.Qualifier is Qualifier.Exactly or Qualifier.About ? usd.Low : usd.High;
        return Of(deal, usd.Currency, usd.Figure, usd.Low, high, usd.IsApproximate, $"{deal.Valuation.Value.Worth} ({usd.Text})");
    }

    public static DrawnValuation Reported(DealItem deal)
    {
        var worth = deal.Valuation!.Value.Worth;
        return Of(deal, worth.Currency, worth.Figure, worth.Low, worth.High, worth.IsApproximate, $"{worth}");
    }

    // A logarithmic scale has no zero.
    private static DrawnValuation Of(
        DealItem deal, Currency currency, long figure, long low, long? high, bool isApproximate, string text)
    {
        var about = isApproximate ? About : 0;
        return new(
            deal,
            currency,
            Math.Max(1, figure),
            low == 0 && high > 0 ? null : Math.Max(1, low * (1 - about)),
            high is { } most ? Math.Max(1, most * (1 + about)) : null,
            text);
    }
}
