using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Reads organizations by id, and all of a kind.</summary>
public sealed class OrganizationReader(ITables tables, DealReader deals, TimeProvider time)
{
    /// <summary>The rivals whose backers are compared, in the order of their ids. Each costs a request.</summary>
    public const int MostRivals = 20;

    public async Task<Organization?> FindAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;

    public async Task<IReadOnlyList<Organization>> AllAsync(OrganizationKind kind, CancellationToken cancel) =>
        [.. (await tables.AllAsync(NameLists.Range(NameLists.Of(kind)), cancel)).Select(OrganizationRow.Read)];

    /// <summary>A few organizations, with parallel point reads.</summary>
    public async Task<Register> RegisterAsync(IEnumerable<Slug> ids, CancellationToken cancel)
    {
        var found = await Task.WhenAll(ids.Distinct().Select(id => FindAsync(id, cancel)));
        return new(found.OfType<Organization>());
    }

    /// <summary>An organization with its deals and related organizations; null if it is not registered.</summary>
    public async Task<OrganizationDetail?> GetAsync(Slug id, DateOnly? asOf, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } organization)
        {
            return null;
        }

        var raised = deals.AllAsync(Views.ByCompany, id.ToString(), asOf, cancel);
        var backed = deals.BackedAsync(id, asOf, cancel);
        var rivals = await RivalsAsync(organization, cancel);
        var related = organization.Competitors.Concat(rivals).Concat(organization.Parent is { } parent ? [parent] : []);
        var names = RegisterAsync(related, cancel);
        var raisedByRivals = await Task.WhenAll(
            rivals.Select(async rival => (rival, await deals.AllAsync(Views.ByCompany, rival.ToString(), asOf, cancel))));
        var day = asOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return OrganizationDetails.Of(organization.AsOf(asOf), await raised, await backed, raisedByRivals, await names, day);
    }

    /// <summary>The companies that it names as competitors, and those that name it, by id.</summary>
    internal static IReadOnlyList<Slug> RivalsOf(Organization organization, IEnumerable<Slug> naming) =>
        [.. organization.Competitors.Concat(naming).Where(rival => rival != organization.Id).Distinct().Order().Take(MostRivals)];

    private async Task<IReadOnlyList<Slug>> RivalsAsync(Organization organization, CancellationToken cancel)
    {
        var range = NameLists.Range(NameLists.RivalsOf(organization.Id));
        var (naming, _) = await tables.SomeAsync(range, DealReader.MaxRequests, cancel);
        return RivalsOf(organization, naming.Select(row => OrganizationRow.Read(row).Id));
    }
}
