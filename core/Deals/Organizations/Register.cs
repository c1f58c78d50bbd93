namespace ServerlessDeals.Deals.Organizations;

/// <summary>All organizations, both companies and investors, by id.</summary>
public sealed class Register(IEnumerable<Organization> organizations)
{
    private readonly Dictionary<Slug, Organization> _byId = organizations.ToDictionary(organization => organization.Id);

    public IReadOnlyCollection<Organization> All => _byId.Values;

    public Organization? Find(Slug id) => _byId.GetValueOrDefault(id);

    /// <summary>The current name; the id if the organization is not registered.</summary>
    public OrganizationName Name(Slug id) => new(id, Find(id)?.Name ?? id.ToString());
}
