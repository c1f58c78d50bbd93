using System.Text.Json.Serialization;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>An entry in the change log: an organization was merged into another, or is its own again.</summary>
/// <param name="Key">Its place in the log.</param>
/// <param name="At">The time of the storage service when it was written.</param>
/// <param name="Kind">Removed if it was merged; added if that was taken back.</param>
/// <param name="Name">Its own name, also while it is merged.</param>
/// <param name="MergedInto">The organization that it is now; null if it is its own again.</param>
public sealed record OrganizationChange(
    [property: JsonIgnore] string Key, DateTimeOffset At, ChangeKind Kind, Slug Organization, string Name, Slug? MergedInto)
{
    /// <summary>Whether an entry of the log is of an organization. All others are of deals.</summary>
    internal static bool IsIn(TableEntity row) => row.ContainsKey(nameof(Organization));

    internal static OrganizationChange OfRow(TableEntity row)
    {
        var into = row.GetString(nameof(MergedInto));
        return new(
            row.RowKey,
            row.GetDateTimeOffset(nameof(At))!.Value,
            into is null ? ChangeKind.Added : ChangeKind.Removed,
            Slug.Parse(row.GetString(nameof(Organization))).OrThrow(),
            row.GetString(nameof(Name)),
            into is null ? null : Slug.Parse(into).OrThrow());
    }

    /// <summary>Appends an entry to the log.</summary>
    internal static async Task WriteAsync(ITables tables, Organization organization, Slug? into, CancellationToken cancel)
    {
        var write = await UncountedWrite.OpenAsync(tables, [], [], cancel);
        var month = Change.Partition(write.At);
        // No deal's id has an underscore. Without a kind, the entry is none of the removals of deals.
        var row = new TableEntity(month, $"{Change.KeyAt(write.At)}_{organization.Id}_organization")
        {
            [nameof(At)] = write.At,
            [nameof(Organization)] = organization.Id.ToString(),
            [nameof(Name)] = organization.Name,
        };
        if (into is not null)
        {
            row[nameof(MergedInto)] = into.ToString();
        }

        var registration = Partitions.Registration(TableNames.Changes, month);
        await Batches.WriteAsync(tables, [(TableNames.Changes, RowWrite.Upsert(row)), registration], cancel);
        await Batches.WriteAsync(tables, [write.Closing([])], cancel);
    }
}
