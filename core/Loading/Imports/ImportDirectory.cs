using System.Collections.Concurrent;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>An organization named in a file, with the details given there.</summary>
/// <param name="Id">The file's own id, if it has one.</param>
internal sealed record OrganizationMention(
    string Name, string? Id, OrganizationKind Kind, string? Country = null, string? City = null, IReadOnlyList<Slug>? Sectors = null);

/// <param name="Found">The organization of each name, and of each id of a name.</param>
/// <param name="Extended">Organizations that gained details and must be written.</param>
/// <param name="Fresh">Organizations registered just now, so no deal names them yet.</param>
internal sealed record DirectoryLookup(
    IReadOnlyDictionary<(string Name, string? Id), Organization> Found, IReadOnlyList<Organization> Extended, IReadOnlySet<Slug> Fresh);

/// <summary>Finds the organizations named in a file by their full names, and adds those that are not registered.</summary>
/// <param name="dryRun">Only count those to add.</param>
/// <param name="namesakes">The ids that the file gives to companies of the same name.</param>
/// <param name="merges">The organizations that a person has merged. An id of the file may be an alias.</param>
internal sealed class ImportDirectory(
    ITables tables, bool dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>> namesakes, Merges merges)
{
    // Size limit of the cache, so memory does not grow with the file.
    private const int MostKnown = 20_000;

    private readonly OrganizationWriter _writer = new(tables);
    private readonly Dictionary<(string Name, string? Id), Organization> _known = [];

    // In a dry run, the names of the organizations that would have been added, by the id that they would get.
    private readonly ConcurrentDictionary<Slug, string> _imagined = new();

    public int Added { get; private set; }

    /// <inheritdoc cref="ImportDirectory"/>
    public static async Task<ImportDirectory> OpenAsync(
        ITables tables, bool dryRun, IReadOnlyDictionary<string, IReadOnlyList<string>> namesakes, CancellationToken cancel) =>
        new(tables, dryRun, namesakes, await Merges.ReadAsync(tables, EntryKind.Organization, cancel));

    /// <param name="adding">Called with the new organizations before they can be found by name.</param>
    public async Task<DirectoryLookup> FindAsync(
        IEnumerable<OrganizationMention> named, Func<IReadOnlyCollection<Organization>, Task> adding, CancellationToken cancel)
    {
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        var found = new ConcurrentDictionary<(string Name, string? Id), Organization>();
        var extended = new ConcurrentDictionary<Slug, Organization>();
        var (added, unlisted) = (new ConcurrentBag<Organization>(), new ConcurrentBag<Organization>());
        var fresh = new ConcurrentBag<Slug>();
        var idsOf = new ConcurrentDictionary<string, IReadOnlyList<Slug>>(StringComparer.Ordinal);

        // Names that would get the same id are looked up in the order of the file, so that each run gives them the same ids.
        await Batches.EachAsync(
            named.GroupBy(mention => mention.Name, StringComparer.Ordinal).GroupBy(sameName => SlugOf(sameName.Key)),
            async (sameId, token) =>
            {
                foreach (var sameName in sameId)
                {
                    await FindNameAsync(sameName, token);
                }
            },
            cancel);
        if (!dryRun)
        {
            await adding(added);
            await _writer.PutAsync(unlisted, cancel);
            await _writer.EnterAsync(added, name => idsOf.GetValueOrDefault(name, []), cancel);
        }

        Added += added.Count;
        foreach (var (key, organization) in found)
        {
            _known[key] = organization;
        }

        var addedIds = added.Select(organization => organization.Id).ToHashSet();
        var extendedOnly = extended.Values
            .Where(organization => !addedIds.Contains(organization.Id))
            .OrderBy(organization => organization.Id);
        return new(found, [.. extendedOnly], fresh.ToHashSet());

        async Task FindNameAsync(IGrouping<string, OrganizationMention> sameName, CancellationToken token)
        {
            // Investors have no id of their own. One is taken to be the company of that name if the file has one.
            var ids = sameName
                .Select(mention => mention.Id)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            foreach (var id in ids.Count == 0 ? [null] : ids.Cast<string?>())
            {
                var mentions = sameName.Where(mention => mention.Id is null || mention.Id == id).ToList();
                var others = namesakes.GetValueOrDefault(sameName.Key, ids).Where(other => other != id).Select(SlugOf).ToHashSet();
                if (!_known.TryGetValue((sameName.Key, id), out var organization))
                {
                    var known = idsOf.GetValueOrDefault(sameName.Key) ?? await ExactNames.FindAsync(tables, sameName.Key, token);
                    (organization, var state) = await FindOrAddAsync(sameName.Key, id, mentions, others, known, fresh, token);
                    if (state != DirectoryState.Listed)
                    {
                        (state == DirectoryState.Added ? added : unlisted).Add(organization);
                        idsOf[sameName.Key] = [.. known.Append(organization.Id).Distinct()];
                    }
                }

                var complete = Extend(organization, mentions);
                if (!ReferenceEquals(complete, organization))
                {
                    extended[complete.Id] = complete;
                }

                found[(sameName.Key, id)] = complete;
                found.TryAdd((sameName.Key, null), complete);
            }
        }
    }

    public Task ExtendAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel) =>
        _writer.ExtendAsync(organizations, cancel);

    /// <param name="others">The organizations of this name that have other ids in the file.</param>
    /// <param name="ids">The organizations that are found by this name.</param>
    private async Task<(Organization Organization, DirectoryState State)> FindOrAddAsync(
        string name,
        string? id,
        IReadOnlyList<OrganizationMention> mentions,
        HashSet<Slug> others,
        IReadOnlyList<Slug> ids,
        ConcurrentBag<Slug> fresh,
        CancellationToken cancel)
    {
        var preferred = SlugOf(id ?? name);
        var known = ids.Contains(preferred) ? preferred : ids.Where(other => !others.Contains(other)).Cast<Slug?>().FirstOrDefault();
        if (known is { } registered && await ReadAsync(registered, cancel) is { } organization)
        {
            return (organization, DirectoryState.Listed);
        }

        for (var i = 1; ; i++)
        {
            var slug = i == 1 ? preferred : Slug.Parse(FormattableString.Invariant($"{preferred}-{i}")).OrThrow();
            var added = Extend(new() { Id = slug, Name = name, Kinds = [] }, mentions);
            if (await AddAsync(added, cancel))
            {
                fresh.Add(slug);
                return (added, DirectoryState.Added);
            }

            if (_imagined.TryGetValue(slug, out var imagined) && imagined == name && !others.Contains(slug))
            {
                fresh.Add(slug);
                return (added, DirectoryState.Listed);
            }

            // A killed import may have written the organization without making it findable by name. No deal names it then.
            if (await ReadAsync(slug, cancel) is { MergedInto: null } taken && taken.Name == name && !others.Contains(slug))
            {
                return (taken, await IsNamedAsync(slug, cancel) ? DirectoryState.Unlisted : DirectoryState.Added);
            }
        }
    }

    private async Task<bool> IsNamedAsync(Slug id, CancellationToken cancel)
    {
        var ranges = new[] { Views.ByCompany, Views.ByInvestor }
            .Select(view => RowRange.Whole(view.Table, id.ToString()) with { Take = 1, Columns = [] });
        return (await Task.WhenAll(ranges.Select(range => tables.FirstAsync(range, cancel)))).Any(row => row is not null);
    }

    // An id that a person has merged stands for another organization.
    private Slug SlugOf(string id) => merges.Into(RowReader.SlugOf(id));

    /// <returns>False if the id is taken.</returns>
    private async Task<bool> AddAsync(Organization organization, CancellationToken cancel) => dryRun
        ? await ReadAsync(organization.Id, cancel) is null && _imagined.TryAdd(organization.Id, organization.Name)
        : await _writer.AddAsync(organization, cancel);

    private async Task<Organization?> ReadAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;

    // Fills in missing details and keeps registered ones.
    private static Organization Extend(Organization organization, IReadOnlyList<OrganizationMention> mentions)
    {
        var kinds = mentions.Select(mention => mention.Kind).Except(organization.Kinds).Distinct().ToList();
        var country = organization.Country ?? mentions.Select(mention => mention.Country).OfType<string>().FirstOrDefault();
        var city = organization.City ?? mentions.Select(mention => mention.City).OfType<string>().FirstOrDefault();
        var mentionedSectors = mentions.Select(mention => mention.Sectors).FirstOrDefault(mentioned => mentioned is { Count: > 0 });
        var sectors = organization.Sectors.Count > 0 ? organization.Sectors : mentionedSectors ?? organization.Sectors;
        var isUnchanged = kinds.Count == 0
            && country == organization.Country
            && city == organization.City
            && ReferenceEquals(sectors, organization.Sectors);
        return isUnchanged
            ? organization
            : organization with
            {
                Kinds = [.. organization.Kinds.Concat(kinds).Order()],
                Country = country,
                City = city,
                Sectors = sectors,
            };
    }
}

/// <summary>How an organization of a file was found.</summary>
internal enum DirectoryState
{
    /// <summary>By its name.</summary>
    Listed,

    /// <summary>By its id. It has deals, but is not found by its name, which an interrupted write may have prevented.</summary>
    Unlisted,

    /// <summary>This import, or an earlier run of it, added it.</summary>
    Added,
}
