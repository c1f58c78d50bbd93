namespace ServerlessDeals.Values.Rates;

/// <summary>Currencies with a fixed rate to the US dollar, which the European Central Bank does not quote.</summary>
/// <remarks>Source: DOMAIN.md, section 2. The dirham has had its rate since 1997, the riyal since 1986.</remarks>
internal static class Pegs
{
    private static readonly IReadOnlyDictionary<string, decimal> ForADollar = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["AED"] = 3.6725m,
        ["SAR"] = 3.75m,
    };

    /// <summary>The units of a currency that cost one dollar; null if it is not pegged.</summary>
    public static decimal? Of(Currency currency) => ForADollar.TryGetValue(currency.Code, out var units) ? units : null;

    public static string SourceOf(Currency currency) =>
        FormattableString.Invariant($"the peg of {Of(currency)} {currency} to the US dollar");
}
