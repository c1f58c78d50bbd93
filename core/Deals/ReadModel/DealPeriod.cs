namespace ServerlessDeals.Deals.ReadModel;

/// <summary>What a row showed from one day until another day. Until is null if it still shows it.</summary>
public sealed record DealPeriod(DateOnly From, DateOnly? Until, DealItem Item);
