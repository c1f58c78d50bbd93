using System.Collections.Concurrent;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>An organization that a file names, with what it says of it.</summary>
/// <param name="Id">The file's own id, where it has one.</param>
internal sealed record OrganizationMention(string Name, string? Id, OrganizationKind Kind, string? Country = null, string? City = null, IReadOnlyList<Slug>? Sectors = null);

/// <param name="Found">For each name, and each id of a name, its organization.</param>
/// <param name="Extended">Those that have gained something and must be written.</param>
/// <param name="Fresh">Those that were not registered a moment ago, so that no deal names them yet.</param>
internal sealed record DirectoryLookup(
    IReadOnlyDictionary<(string Name, string? Id), Organization> Found, IReadOnlyList<Organization> Extended, IReadOnlySet<Slug> Fresh);

/// <summary>Finds the organizations that a file names by their whole names, and adds those that are not registered.</summary>
internal sealed class ImportDirectory(ITables tables)
{
    // Those that were met lately; bounded, so that memory does not grow with the file.
    private const int MostKnown = 20_000;

    private readonly OrganizationWriter _writer = new(tables);
    private readonly Dictionary<(string Name, string? Id), Organization> _known = [];

    public int Added { get; private set; }

    /// <param name="adding">Told of those that are new, before they are entered by their names.</param>
    public async Task<DirectoryLookup> FindAsync(
        IEnumerable<OrganizationMention> named, Func<IReadOnlyCollection<Organization>, Task> adding, CancellationToken cancel)
    {
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        var found = new ConcurrentDictionary<(string Name, string? Id), Organization>();
        var extended = new ConcurrentDictionary<Slug, Organization>();
        var added = new ConcurrentBag<Organization>();
        var fresh = new ConcurrentBag<Slug>();
        var namesakes = new ConcurrentDictionary<string, IReadOnlyList<Slug>>(StringComparer.Ordinal);
        await Batches.EachAsync(
            named.GroupBy(one => one.Name, StringComparer.Ordinal),
            async (same, token) =>
            {
                // An investor has no id of its own: it is the company of that name, where the file has one.
                var ids = same.Select(one => one.Id).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
                foreach (var id in ids.Count == 0 ? [null] : ids.Cast<string?>())
                {
                    var tells = same.Where(one => one.Id is null || one.Id == id).ToList();
                    var others = ids.Where(other => other != id).Select(RowReader.SlugOf).ToHashSet();
                    if (!_known.TryGetValue((same.Key, id), out var organization))
                    {
                        (organization, var isNew, var all) = await OneAsync(same.Key, id, tells, others, fresh, token);
                        if (isNew)
                        {
                            added.Add(organization);
                            namesakes[same.Key] = all;
                        }
                    }

                    var whole = Extend(organization, tells);
                    if (!ReferenceEquals(whole, organization))
                    {
                        extended[whole.Id] = whole;
                    }

                    found[(same.Key, id)] = whole;
                    found.TryAdd((same.Key, null), whole);
                }
            },
            cancel);
        await adding(added);
        await _writer.EnterAsync([.. added], name => namesakes.GetValueOrDefault(name, []), cancel);
        Added += added.Count;
        foreach (var (key, organization) in found)
        {
            _known[key] = organization;
        }

        var news = added.Select(one => one.Id).ToHashSet();
        return new(found, [.. extended.Values.Where(one => !news.Contains(one.Id)).OrderBy(one => one.Id)], fresh.ToHashSet());
    }

    public Task ExtendAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) => _writer.ExtendAsync(organizations, cancel);

    private async Task<(Organization Organization, bool IsNew, IReadOnlyList<Slug> Namesakes)> OneAsync(
        string name, string? id, IReadOnlyList<OrganizationMention> tells, HashSet<Slug> others, ConcurrentBag<Slug> fresh, CancellationToken cancel)
    {
        var preferred = RowReader.SlugOf(id ?? name);
        var ids = await ExactNames.FindAsync(tables, name, cancel);
        var known = ids.Contains(preferred) ? preferred : ids.Where(one => !others.Contains(one)).Cast<Slug?>().FirstOrDefault();
        if (known is { } registered && await ReadAsync(registered, cancel) is { } organization)
        {
            return (organization, false, ids);
        }

        for (var i = 1; ; i++)
        {
            var slug = i == 1 ? preferred : Slug.Parse(FormattableString.Invariant($"{preferred}-{i}")).OrThrow();
            var one = Extend(new() { Id = slug, Name = name, Kinds = [] }, tells);
            if (await _writer.AddAsync(one, cancel))
            {
                fresh.Add(slug);
                return (one, true, [.. ids, slug]);
            }

            // One that a killed import wrote, and had not entered yet, is the one that is meant.
            if (await ReadAsync(slug, cancel) is { } taken && taken.Name == name && !others.Contains(slug))
            {
                return (taken, true, [.. ids.Append(slug).Distinct()]);
            }
        }
    }

    private async Task<Organization?> ReadAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row ? OrganizationRow.Read(row) : null;

    // What is registered stays; what is missing is filled in.
    private static Organization Extend(Organization organization, IReadOnlyList<OrganizationMention> tells)
    {
        var kinds = tells.Select(one => one.Kind).Except(organization.Kinds).Distinct().ToList();
        var country = organization.Country ?? tells.Select(one => one.Country).FirstOrDefault(one => one is not null);
        var city = organization.City ?? tells.Select(one => one.City).FirstOrDefault(one => one is not null);
        var sectors = organization.Sectors.Count > 0 ? organization.Sectors : tells.Select(one => one.Sectors).FirstOrDefault(one => one is { Count: > 0 }) ?? organization.Sectors;
        return kinds.Count == 0 && country == organization.Country && city == organization.City && ReferenceEquals(sectors, organization.Sectors)
            ? organization
            : organization with { Kinds = [.. organization.Kinds.Concat(kinds).Order()], Country = country, City = city, Sectors = sectors };
    }
}
