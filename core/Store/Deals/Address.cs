namespace ServerlessDeals.Store.Deals;

/// <summary>The table, partition key and row key of a row.</summary>
public readonly record struct Address(string Table, string Partition, string Row);
