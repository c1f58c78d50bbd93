namespace ServerlessDeals.Deals.ReadModel;

/// <summary>What a row showed from one day until another took over. Until is null while it still does.</summary>
public sealed record DealPeriod(DateOnly From, DateOnly? Until, DealItem Item);
