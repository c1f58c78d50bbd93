using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;
using ServerlessDeals.Search;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Writing;

/// <summary>Writes organizations and their places in the lists by name.</summary>
internal sealed class OrganizationWriter(ITables tables)
{
    private const string Names = "Names";

    // Another layout of the rows is another hash, so that a load of the seeds writes them anew.
    private const string Layout = "names-by-word";

    public static string Hash(Organization organization) => Batches.Hash([Encoding.UTF8.GetBytes(Layout), Columns.Json(organization, DealsJson.Default.Organization)]);

    public Task PutAsync(IEnumerable<Organization> organizations, CancellationToken cancel) =>
        Batches.EachAsync(organizations, (one, token) => ReplaceAsync(one.Id, one, token), cancel);

    public Task RemoveAsync(IEnumerable<Slug> ids, CancellationToken cancel) =>
        Batches.EachAsync(ids, (id, token) => ReplaceAsync(id, null, token), cancel);

    // As with deals: the row first names all places, old and new, then the places are written, then it names the new alone.
    private async ValueTask ReplaceAsync(Slug id, Organization? organization, CancellationToken cancel)
    {
        var read = await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationReader.Row, cancel);
        var old = Encoding.UTF8.GetString(read is null ? [] : Columns.Get(read, Names) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var places = organization is null
            ? []
            : organization.Kinds.Select(kind => $"{Words.Of(kind)}\t{OrganizationReader.NameKey(organization)}")
                .Concat(NameIndex.Places(organization).Select(place => $"{place.Partition}\t{place.Key}")).ToArray();
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

        if (organization is null)
        {
            await tables.WriteAsync(TableNames.Organizations, [RowWrite.Delete(id.ToString(), OrganizationReader.Row)], cancel);
        }
        else if (old.Length > 0 && !old.SequenceEqual(places, StringComparer.Ordinal))
        {
            await WriteAsync(organization, places, cancel);
        }
    }

    private Task WriteAsync(Organization organization, IReadOnlyList<string> places, CancellationToken cancel)
    {
        var row = Row(organization.Id.ToString(), OrganizationReader.Row, organization);
        Columns.Put(row, Names, Encoding.UTF8.GetBytes(string.Join('\n', places)));
        return tables.WriteAsync(TableNames.Organizations, [RowWrite.Upsert(row)], cancel);
    }

    private static TableEntity Row(string partition, string key, Organization organization)
    {
        var row = new TableEntity(partition, key);
        if (partition.StartsWith("word:", StringComparison.Ordinal))
        {
            row[NameIndex.MatchColumn] = int.Parse(key.AsSpan(key.LastIndexOf('_') + 1), CultureInfo.InvariantCulture);
        }

        Columns.Put(row, OrganizationReader.Content, Columns.Json(organization, DealsJson.Default.Organization));
        return row;
    }
}
