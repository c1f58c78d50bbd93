namespace ServerlessDeals.Store.Deals;

/// <summary>Where a row lies.</summary>
public readonly record struct Address(string Table, string Partition, string Row);
