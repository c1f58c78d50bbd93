namespace ServerlessDeals.Deals.Organizations;

/// <summary>All organizations, companies and investors alike, by id.</summary>
public sealed class Register(IEnumerable<Organization> organizations)
{
    private readonly Dictionary<Slug, Organization> _byId = organizations.ToDictionary(one => one.Id);

    public IReadOnlyCollection<Organization> All => _byId.Values;

    public Organization? Find(Slug id) => _byId.GetValueOrDefault(id);

    /// <summary>The name it carries today; its id where it is not registered.</summary>
    public OrganizationName Name(Slug id) => new(id, Find(id)?.Name ?? id.ToString());
}
