namespace ServerlessDeals.Deals.Organizations;

/// <summary>All organizations, both companies and investors, by id.</summary>
public sealed class Register(IEnumerable<Organization> organizations)
{
    private readonly Dictionary<Slug, Organization> _byId = organizations.ToDictionary(organization => organization.Id);
    private bool? _hasMerged;

    private bool HasMerged => _hasMerged ??= _byId.Values.Any(organization => organization.MergedInto is not null);

    public IReadOnlyCollection<Organization> All => _byId.Values;

    public Organization? Find(Slug id) => _byId.GetValueOrDefault(id);

    /// <summary>The current name; the id if the organization is not registered.</summary>
    public OrganizationName Name(Slug id) => new(id, Find(id)?.Name ?? id.ToString());

    /// <summary>The id of the organization that an id stands for now: another one if it was merged.</summary>
    public Slug Current(Slug id)
    {
        // A merge into an organization that was itself merged cannot lead back, since both would have to be live.
        while (Find(id)?.MergedInto is { } into)
        {
            id = into;
        }

        return id;
    }

    /// <summary>
    /// A deal with the organizations that its claims name as they are today: those that were merged are replaced. The same object if
    /// there are none.
    /// </summary>
    public Deal Current(Deal deal) => HasMerged
        ? deal with { Company = Current(deal.Company), Claims = [.. deal.Claims.Select(Current)] }
        : deal;

    /// <summary>The organizations that a deal names, in order, with those that merged ones became.</summary>
    public IReadOnlyList<Organization> NamedBy(Deal deal)
    {
        var named = deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).ToHashSet();
        if (HasMerged)
        {
            var authors = deal.Claims.Select(claim => claim.Source.By).OfType<Slug>().Where(by => Find(by)?.MergedInto is not null);
            named.UnionWith(authors.ToList());
            named.UnionWith(named.SelectMany(Steps).ToList());
        }

        return [.. named.Order().Select(Find).OfType<Organization>()];
    }

    private Claim Current(Claim claim) => claim with
    {
        Source = claim.Source.By is { } by ? claim.Source with { By = Current(by) } : claim.Source,
        // A claim that names both names one organization now. The best of its roles counts.
        Parties =
        [
            .. claim.Parties.Select(party => party with { Org = Current(party.Org) })
                .GroupBy(party => party.Org).Select(same => same.MinBy(party => party.Role)!),
        ],
    };

    private IEnumerable<Slug> Steps(Slug id)
    {
        for (var next = Find(id)?.MergedInto; next is { } into; next = Find(into)?.MergedInto)
        {
            yield return into;
        }
    }
}
