using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Loading;

/// <summary>Where deals are resolved: once, before they are written. Storage keeps what came of it.</summary>
public static class DealResolution
{
    /// <param name="register">The organizations that the deal names.</param>
    public static DealRows ToRows(this Deal deal, Register register) => new(deal, DealHistory.Of(deal, register), register);
}
