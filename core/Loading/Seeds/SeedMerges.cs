using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// The entries of the seed files as they are stored. The files still have deals and organizations that a person has merged; their claims
/// and details go into what they were merged into.
/// </summary>
internal sealed class SeedMerges
{
    private readonly Merges _organizations;
    private readonly Merges _deals;
    private readonly Register _files;
    private readonly ILookup<DealId, Deal> _byTarget;

    private SeedMerges(
        Merges organizations, Merges deals, Register files, IEnumerable<Organization> targets, IReadOnlyCollection<Deal> seeded)
    {
        (_organizations, _deals, _files) = (organizations, deals, files);
        Register = organizations.All.Count == 0
            ? files
            : new(files.All.Select(StoredOf).Concat(targets).DistinctBy(organization => organization.Id));
        _byTarget = seeded.ToLookup(deal => deals.Into(deal.Id));
    }

    /// <summary>The organizations of the files, those that were merged as aliases of others.</summary>
    public Register Register { get; }

    public static async Task<SeedMerges> ReadAsync(
        ITables tables, IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<Deal> deals, CancellationToken cancel)
    {
        var (merges, files) = (await Merges.ReadAsync(tables, EntryKind.Organization, cancel), new Register(organizations));
        var targets = new List<Organization>();
        foreach (var id in merges.All.SelectMany(merge => new[] { merge.Into, merge.Old }).Distinct().Where(id => files.Find(id) is null))
        {
            if (await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row)
            {
                targets.Add(OrganizationRow.Read(row));
            }
        }

        return new(merges, await Merges.ReadAsync(tables, EntryKind.Deal, cancel), files, targets, deals);
    }

    /// <summary>The deal that holds the claims of an entry.</summary>
    public DealId Into(DealId entry) => _deals.Into(entry);

    /// <inheritdoc cref="Into(DealId)"/>
    public DealId Into(string entry) => Into(DealId.Parse(entry).OrThrow());

    /// <summary>Whether other deals were merged into a deal.</summary>
    public bool HasOthers(DealId deal) => _deals.Of(deal.Slug).Any();

    /// <summary>Whether an organization must stay although the files no longer have it: as an alias, or for the sake of one.</summary>
    public bool IsKept(Slug organization) => _organizations.IsMerged(organization) || _organizations.Of(organization).Any();

    /// <summary>Organizations of the files as they are stored, with those into which some of them were merged.</summary>
    public IReadOnlyCollection<Organization> Stored(IEnumerable<Organization> changed) =>
    [
        .. changed.SelectMany(organization => new[] { organization, _files.Find(_organizations.Into(organization.Id)) })
            .OfType<Organization>().DistinctBy(organization => organization.Id).Select(StoredOf),
    ];

    /// <summary>The claims that the files have of a deal and of those merged into it.</summary>
    /// <param name="stored">The deal as stored; null if it is not.</param>
    /// <returns>Null if nothing is left of it.</returns>
    public Deal? DealOf(DealId id, Deal? stored)
    {
        var entries = _byTarget[id].ToDictionary(deal => deal.Id);
        if (!HasOthers(id))
        {
            return entries.TryGetValue(id, out var only) ? WithPart(only) : null;
        }

        var own = entries.GetValueOrDefault(id);
        var head = own ?? stored ?? (entries.Values.FirstOrDefault() is { } any ? any with { Id = id } : null);
        var deal = head is null ? null : head with { Claims = own?.Claims ?? [] };
        foreach (var merge in _deals.Of(id.Slug))
        {
            if (entries.TryGetValue(new(merge.Old), out var old))
            {
                var moves = MovedClaims.Of(old, deal!, merge.Claims);
                deal = deal! with { PartOf = deal.PartOf ?? old.PartOf, Claims = MovedClaims.Joined(deal, old, moves) };
            }
        }

        return deal is { Claims.Count: > 0 } || stored?.Claims.Any(claim => claim.Entered) == true ? WithPart(deal!) : null;
    }

    private Deal WithPart(Deal deal) => deal.PartOf is { } whole ? deal with { PartOf = Into(whole) } : deal;

    private Organization StoredOf(Organization organization) =>
        MergedOrganizations.Seeded(organization, _organizations, _files.Find);
}
