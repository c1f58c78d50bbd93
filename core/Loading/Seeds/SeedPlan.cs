namespace ServerlessDeals.Loading.Seeds;

/// <summary>What a load of the seed files would write and remove.</summary>
public sealed class SeedPlan
{
    internal SeedPlan(
        SeedMerges merges, ExchangeRates rates, PlannedRows<Deal> dealRows, PlannedRows<Organization> organizationRows) =>
        (Merges, Rates, DealRows, OrganizationRows) = (merges, rates, dealRows, organizationRows);

    /// <summary>The pairs of deals that are not the same.</summary>
    internal IReadOnlySet<(Slug First, Slug Second)> Distinct { get; init; } = new HashSet<(Slug, Slug)>();

    public PlannedChanges Deals => DealRows.Changes;

    public PlannedChanges Organizations => OrganizationRows.Changes;

    /// <summary>Whether it writes or removes this deal.</summary>
    public bool Writes(DealId deal) =>
        DealRows.Put.Any(row => Merges.Into(row.Value.Id) == deal) || Deals.Removed.Any(id => $"{Merges.Into(id)}" == $"{deal}");

    /// <summary>The entries of the files as they are stored.</summary>
    internal SeedMerges Merges { get; }

    internal ExchangeRates Rates { get; }

    internal PlannedRows<Deal> DealRows { get; }

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
