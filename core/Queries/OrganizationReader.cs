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

    /// <summary>What an organization that was merged is now; null if it was not.</summary>
    public async Task<Slug?> IntoAsync(Slug id, CancellationToken cancel)
    {
        var into = (Slug?)null;
        while (await FindAsync(into ?? id, cancel) is { MergedInto: { } next })
        {
            into = next;
        }

        return into;
    }

    public async Task<IReadOnlyList<Organization>> AllAsync(OrganizationKind kind, CancellationToken cancel) =>
        [.. (await tables.AllAsync(NameLists.Range(NameLists.Of(kind)), cancel)).Select(OrganizationRow.Read)];

    /// <summary>A few organizations, with parallel point reads. Of those that were merged, also what they were merged into.</summary>
    public async Task<Register> RegisterAsync(IEnumerable<Slug> ids, CancellationToken cancel)
    {
        var found = new Dictionary<Slug, Organization>();
        for (var next = ids.ToHashSet(); next.Count > 0;)
        {
            var read = (await Task.WhenAll(next.Select(id => FindAsync(id, cancel)))).OfType<Organization>().ToList();
            read.ForEach(organization => found[organization.Id] = organization);
            next = [.. read.Select(organization => organization.MergedInto).OfType<Slug>().Where(id => !found.ContainsKey(id))];
        }

        return new(found.Values);
    }

    /// <summary>
    /// An organization with its deals and related organizations; null if it is not registered. The id of one that was merged is an alias.
    /// </summary>
    public async Task<OrganizationDetail?> GetAsync(Slug id, DateOnly? asOf, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } organization)
        {
            return null;
        }

        if (organization.MergedInto is { } into)
        {
            return await GetAsync(into, asOf, cancel);
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
