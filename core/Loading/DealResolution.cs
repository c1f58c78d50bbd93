using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Loading;

/// <summary>Resolves a deal before it is written. Storage keeps the result, so readers need not resolve it.</summary>
public static class DealResolution
{
    /// <param name="register">The organizations the deal names.</param>
    /// <param name="rates">The rates for its comparable figures.</param>
    public static DealRows ToRows(this Deal deal, Register register, ExchangeRates rates) =>
        new(deal, DealHistory.Of(deal, register, rates), register);
}
