using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>What a load of the seed files would write and remove.</summary>
public sealed class SeedPlan
{
    internal SeedPlan(
        Register register, ExchangeRates rates, PlannedRows<DealRows> dealRows, PlannedRows<Organization> organizationRows) =>
        (Register, Rates, DealRows, OrganizationRows) = (register, rates, dealRows, organizationRows);

    public PlannedChanges Deals => DealRows.Changes;

    public PlannedChanges Organizations => OrganizationRows.Changes;

    /// <summary>Whether it writes or removes this deal.</summary>
    public bool Writes(DealId deal) => DealRows.Put.Any(row => row.Value.Id == deal) || Deals.Removed.Contains($"{deal}");

    internal Register Register { get; }

    internal ExchangeRates Rates { get; }

    internal PlannedRows<DealRows> DealRows { get; }

    internal PlannedRows<Organization> OrganizationRows { get; }
}

/// <summary>A deal or an organization that differs from what was loaded last.</summary>
internal sealed record PlannedRow<T>(string Id, string Hash, T Value);

/// <param name="Put">The new and changed ones, by id.</param>
internal sealed record PlannedRows<T>(IReadOnlyList<PlannedRow<T>> Put, PlannedChanges Changes)
{
    /// <param name="wanted">All that the seed files have.</param>
    /// <param name="stored">The hashes of all that was loaded before, by id.</param>
    public static PlannedRows<T> Of(IReadOnlyCollection<PlannedRow<T>> wanted, IReadOnlyDictionary<string, string> stored)
    {
        var put = wanted.Where(row => stored.GetValueOrDefault(row.Id) != row.Hash).OrderBy(row => row.Id, StringComparer.Ordinal).ToList();
        var changed = put.Where(row => stored.ContainsKey(row.Id)).Select(row => row.Id).ToList();
        var removed = stored.Keys.Except(wanted.Select(row => row.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(put, new(put.Count - changed.Count, changed, removed, wanted.Count - put.Count, stored.Count));
    }
}
