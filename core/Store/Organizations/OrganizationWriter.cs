using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>Writes organizations and their places in the lists by name.</summary>
internal sealed class OrganizationWriter(ITables tables)
{
    private const string Names = "Names";

    // Another layout of the rows is another hash, so that a load of the seeds writes them anew.
    private const string Layout = "names-by-word-and-whole";

    public static string Hash(Organization organization) => StableHash.Hash([Encoding.UTF8.GetBytes(Layout), Columns.Json(organization, DealsJson.Default.Organization)]);

    public async Task PutAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel)
    {
        await Batches.EachAsync(organizations, (one, token) => ReplaceAsync(one.Id, one, token), cancel);
        await RegisterAsync(organizations.Count, cancel);
    }

    /// <summary>Writes an organization that is new; its names are entered by <see cref="EnterAsync"/>.</summary>
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
    /// Enters organizations in the lists by name, in batches, and last under their whole names, by which an interrupted load
    /// finds what it has entered.
    /// </summary>
    /// <param name="namesakes">Which organizations carry a name.</param>
    public async Task EnterAsync(IReadOnlyCollection<Organization> organizations, Func<string, IEnumerable<Slug>> namesakes, CancellationToken cancel)
    {
        await Batches.WriteAsync(
            tables,
            organizations.SelectMany(one => PlacesOf(one).Select(place => (TableNames.Names, RowWrite.Upsert(Row(place.Split('\t')[0], place.Split('\t')[1], one))))),
            cancel);
        await Batches.WriteAsync(
            tables,
            organizations.SelectMany(one => KnownName.All(one)).Select(name => name.Name).Distinct(StringComparer.Ordinal)
                .Select(name => (TableNames.Names, ExactNames.Write(name, namesakes(name)))),
            cancel);
        await RegisterAsync(organizations.Count, cancel);
    }

    /// <summary>Writes organizations that have gained something and kept their names.</summary>
    public async Task ExtendAsync(IReadOnlyCollection<Organization> organizations, CancellationToken cancel)
    {
        await Batches.WriteAsync(
            tables,
            organizations.SelectMany(one => PlacesOf(one).Select(place => (TableNames.Names, RowWrite.Upsert(Row(place.Split('\t')[0], place.Split('\t')[1], one))))),
            cancel);
        await Batches.EachAsync(organizations, async (one, token) => await WriteAsync(one, PlacesOf(one), token), cancel);
        await RegisterAsync(organizations.Count, cancel);
    }

    public async Task RemoveAsync(IReadOnlyCollection<Slug> ids, CancellationToken cancel)
    {
        await Batches.EachAsync(ids, (id, token) => ReplaceAsync(id, null, token), cancel);
        await RegisterAsync(ids.Count, cancel);
    }

    // Last, so that whoever reads the lists afterwards knows that something in them is new.
    private Task RegisterAsync(int written, CancellationToken cancel) => written == 0
        ? Task.CompletedTask
        : Batches.WriteAsync(tables, Enum.GetValues<OrganizationKind>().Select(kind => Partitions.Registration(TableNames.Names, EnumWords.Of(kind))), cancel);

    // As with deals: the row first names all places, old and new, then the places are written, then it names the new alone.
    private async ValueTask ReplaceAsync(Slug id, Organization? organization, CancellationToken cancel)
    {
        var read = await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel);
        var old = Encoding.UTF8.GetString(read is null ? [] : Columns.Get(read, Names) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var places = organization is null ? [] : PlacesOf(organization);
        if (organization is not null)
        {
            await WriteAsync(organization, [.. old.Union(places, StringComparer.Ordinal)], cancel);
            foreach (var place in places)
            {
                await tables.WriteAsync(TableNames.Names, [RowWrite.Upsert(Row(place.Split('\t')[0], place.Split('\t')[1], organization))], cancel);
            }
        }

        foreach (var place in old.Except(places, StringComparer.Ordinal))
        {
            await tables.WriteAsync(TableNames.Names, [RowWrite.Delete(place.Split('\t')[0], place.Split('\t')[1])], cancel);
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
