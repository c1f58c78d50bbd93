namespace ServerlessDeals.Values.Rates;

/// <summary>The rates that were published on one day.</summary>
/// <param name="PerEuro">The units of each currency that one euro was worth. The euro is not among them.</param>
public sealed record DailyRates(DateOnly Day, IReadOnlyDictionary<Currency, decimal> PerEuro);
