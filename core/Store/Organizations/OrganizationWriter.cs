using System.Globalization;
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
    private const string Layout = "names-by-word-and-whole";

    public static string Hash(Organization organization) =>
        StableHash.Hash([Encoding.UTF8.GetBytes(Layout), Columns.Json(organization, DealsJson.Default.Organization)]);

    public async Task PutAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel)
    {
        await Batches.EachAsync(organizations, (organization, token) => ReplaceAsync(organization.Id, organization, token), cancel);
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
        await Batches.EachAsync(ids, (id, token) => ReplaceAsync(id, null, token), cancel);
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
    private async ValueTask ReplaceAsync(Slug id, Organization? organization, CancellationToken cancel)
    {
        var read = await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel);
        var old = Encoding.UTF8.GetString(read is null ? [] : Columns.Get(read, Names) ?? [])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var places = organization is null ? [] : PlacesOf(organization);
        if (organization is not null)
        {
            await WriteAsync(organization, [.. old.Union(places, StringComparer.Ordinal)], cancel);
            foreach (var (table, write) in NameWrites(organization))
            {
                await tables.WriteAsync(table, [write], cancel);
            }
        }

        foreach (var place in old.Except(places, StringComparer.Ordinal))
        {
            var (partition, key) = KeysOf(place);
            await tables.WriteAsync(TableNames.Names, [RowWrite.Delete(partition, key)], cancel);
        }

        await ExactNames.ReplaceAsync(tables, id, NamesOf(read is null ? null : OrganizationRow.Read(read)), NamesOf(organization), cancel);
        if (organization is null)
        {
            await tables.WriteAsync(TableNames.Organizations, [RowWrite.Delete(id.ToString(), OrganizationRow.Key)], cancel);
        }
        else if (old.Length > 0 && !old.SequenceEqual(places, StringComparer.Ordinal))
        {
            await WriteAsync(organization, places, cancel);
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

    private static string[] PlacesOf(Organization organization) =>
    [
        .. organization.Kinds.Select(kind => $"{EnumWords.Of(kind)}\t{OrganizationRow.NameKey(organization)}"),
        .. NameIndex.Places(organization).Select(place => $"{place.Partition}\t{place.Key}"),
    ];

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
        if (partition.StartsWith("word:", StringComparison.Ordinal))
        {
            row[NameIndex.MatchColumn] = int.Parse(key.AsSpan(key.LastIndexOf('_') + 1), CultureInfo.InvariantCulture);
        }

        OrganizationRow.Put(row, organization);
        return row;
    }
}
