using System.Collections.Concurrent;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>Writes organizations and their rows in the lists by name.</summary>
internal sealed class OrganizationWriter(ITables tables)
{
    private const string Names = "Names";

    // Change this if the layout of the rows changes. It changes the hash, so loading the seeds writes the rows again.
    private const string Layout = "names-by-place-and-list";

    /// <summary>So many are written together, to fill the batches of the lists.</summary>
    private const int Chunk = 500;

    public static string Hash(Organization organization) =>
        StableHash.Hash([Encoding.UTF8.GetBytes(Layout), Columns.Json(organization, DealsJson.Default.Organization)]);

    public async Task PutAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel)
    {
        foreach (var chunk in organizations.Chunk(Chunk))
        {
            await ReplaceAsync([.. chunk.Select(organization => (organization.Id, organization))], cancel);
        }

        await RegisterAsync(organizations.Count, cancel);
    }

    /// <summary>Writes a new organization, without the lists by name; see <see cref="EnterAsync"/> for those.</summary>
    /// <returns>False if the id is taken.</returns>
    public async Task<bool> AddAsync(Organization organization, CancellationToken cancel)
    {
        try
        {
            await tables.WriteAsync(TableNames.Organizations, [RowWrite.Guarded(Row(organization, PlacesOf(organization)), null)], cancel);
            return true;
        }
        catch (ConcurrentWriteException)
        {
            return false;
        }
    }

    /// <summary>
    /// Writes a new organization with its rows in the lists by name. It can be repeated; another one that has the id already is left.
    /// </summary>
    public async Task AddWholeAsync(Organization organization, CancellationToken cancel)
    {
        var isNew = await AddAsync(organization, cancel);
        var stored = isNew ? organization : (await ReadAsync(organization.Id, organization, cancel)).Old;
        if (stored is not null && Hash(stored) == Hash(organization))
        {
            var namesakes = await ExactNames.FindAsync(tables, organization.Name, cancel);
            await EnterAsync([organization], _ => namesakes.Append(organization.Id).Distinct(), cancel);
        }
    }

    /// <summary>
    /// Adds organizations to the lists by name, in batches. The rows by exact name come last, because an interrupted load looks
    /// there to find what it has already added.
    /// </summary>
    /// <param name="namesakes">The organizations with a given name.</param>
    public async Task EnterAsync(
        IReadOnlyCollection<Organization> organizations, Func<string, IEnumerable<Slug>> namesakes, CancellationToken cancel)
    {
        await Batches.WriteAsync(tables, organizations.SelectMany(NameWrites), cancel);
        await Batches.WriteAsync(
            tables,
            organizations.SelectMany(KnownName.All).Select(name => name.Name).Distinct(StringComparer.Ordinal)
                .Select(name => (TableNames.Names, ExactNames.Write(name, namesakes(name)))),
            cancel);
        await RegisterAsync(organizations.Count, cancel);
    }

    /// <summary>Writes organizations with new details and unchanged names.</summary>
    public async Task ExtendAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel)
    {
        await Batches.WriteAsync(tables, organizations.SelectMany(NameWrites), cancel);
        await Batches.EachAsync(
            organizations, async (organization, token) => await WriteAsync(organization, PlacesOf(organization), token), cancel);
        await RegisterAsync(organizations.Count, cancel);
    }

    public async Task RemoveAsync(IReadOnlyCollection<Slug> ids, CancellationToken cancel)
    {
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await ReplaceAsync([.. chunk.Select(id => (id, (Organization?)null))], cancel);
        }

        await RegisterAsync(ids.Count, cancel);
    }

    // Called last, so readers of the lists can see that they have changed.
    private Task RegisterAsync(int written, CancellationToken cancel) => written == 0
        ? Task.CompletedTask
        : Batches.WriteAsync(
            tables,
            Enum.GetValues<OrganizationKind>().Select(kind => Partitions.Registration(TableNames.Names, EnumWords.Of(kind))),
            cancel);

    // As with deals: the own row first names the old and new rows, then those are written, then it names only the new ones.
    private async Task ReplaceAsync(IReadOnlyList<(Slug Id, Organization? Organization)> organizations, CancellationToken cancel)
    {
        var changes = new ConcurrentBag<Replacement>();
        await Batches.EachAsync(
            organizations,
            async (pair, token) =>
            {
                var change = await ReadAsync(pair.Id, pair.Organization, token);
                changes.Add(change);
                if (pair.Organization is { } organization)
                {
                    await WriteAsync(organization, [.. change.OldPlaces.Union(change.Places, StringComparer.Ordinal)], token);
                }
            },
            cancel);
        await Batches.WriteAsync(
            tables,
            changes.SelectMany(change => change.New is { } organization ? NameWrites(organization) : [])
                .Concat(changes.SelectMany(OldWrites)),
            cancel);
        await Batches.EachAsync(changes, (change, token) => FinishAsync(change, token), cancel);
    }

    private async Task<Replacement> ReadAsync(Slug id, Organization? organization, CancellationToken cancel)
    {
        var read = await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel);
        return new(
            id,
            read is null ? null : OrganizationRow.Read(read),
            read is null ? [] : PlacesIn(read),
            organization,
            organization is null ? [] : PlacesOf(organization));
    }

    // Removes the rows that the new organization does not have any more.
    private static IEnumerable<(string Table, RowWrite Write)> OldWrites(Replacement change) =>
        change.OldPlaces.Except(change.Places, StringComparer.Ordinal).Select(KeysOf)
            .Select(keys => (TableNames.Names, RowWrite.Delete(keys.Partition, keys.Row)));

    private async ValueTask FinishAsync(Replacement change, CancellationToken cancel)
    {
        await ExactNames.ReplaceAsync(tables, change.Id, NamesOf(change.Old), NamesOf(change.New), cancel);
        if (change.New is null)
        {
            await tables.WriteAsync(TableNames.Organizations, [RowWrite.Delete(change.Id.ToString(), OrganizationRow.Key)], cancel);
        }
        else if (change.OldPlaces.Count > 0 && !change.OldPlaces.SequenceEqual(change.Places, StringComparer.Ordinal))
        {
            await WriteAsync(change.New, change.Places, cancel);
        }
    }

    private Task WriteAsync(Organization organization, IReadOnlyList<string> places, CancellationToken cancel) =>
        tables.WriteAsync(TableNames.Organizations, [RowWrite.Upsert(Row(organization, places))], cancel);

    // The organization's rows in the lists by name.
    internal static IEnumerable<(string Table, RowWrite Write)> NameWrites(Organization organization) =>
        PlacesOf(organization).Select(KeysOf)
            .Select(keys => (TableNames.Names, RowWrite.Upsert(Row(keys.Partition, keys.Row, organization))));

    private static (string Partition, string Row) KeysOf(string place) =>
        place.Split('\t') is [var partition, var row]
            ? (partition, row)
            : throw new FormatException($"'{place}' is not the address of a row.");

    /// <summary>Whether the organization's own row names its rows in the lists by name, so that they can be removed with it.</summary>
    internal static bool NamesItsRows(TableEntity row) =>
        PlacesIn(row).SequenceEqual(PlacesOf(OrganizationRow.Read(row)), StringComparer.Ordinal);

    private static string[] PlacesIn(TableEntity row) =>
        Encoding.UTF8.GetString(Columns.Get(row, Names) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] PlacesOf(Organization organization)
    {
        var key = NameLists.Key(organization);
        return
        [
            .. NameLists.PartitionsOf(organization).Select(partition => $"{partition}\t{key}"),
            .. NameRow.Places(organization).Select(place => $"{place.Partition}\t{place.Key}"),
        ];
    }

    private static IReadOnlyCollection<string> NamesOf(Organization? organization) =>
        organization is null ? [] : [.. KnownName.All(organization).Select(name => name.Name).Distinct(StringComparer.Ordinal)];

    private static TableEntity Row(Organization organization, IReadOnlyList<string> places)
    {
        var row = Row(organization.Id.ToString(), OrganizationRow.Key, organization);
        Columns.Put(row, Names, Encoding.UTF8.GetBytes(string.Join('\n', places)));
        return row;
    }

    private static TableEntity Row(string partition, string key, Organization organization)
    {
        var row = new TableEntity(partition, key);
        NameRow.PutMatch(row);
        OrganizationRow.Put(row, organization);
        return row;
    }

    /// <summary>What changes about an organization, and the addresses of its rows before and after.</summary>
    private sealed record Replacement(
        Slug Id, Organization? Old, IReadOnlyList<string> OldPlaces, Organization? New, IReadOnlyList<string> Places);
}
