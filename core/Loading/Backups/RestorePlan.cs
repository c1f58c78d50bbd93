using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>What a restore would write and remove.</summary>
/// <param name="Deals">
/// Those that would be removed are not in the backup. Those that would change have other claims there, so newer claims would be lost.
/// </param>
public sealed record RestorePlan(BackupManifest Backup, PlannedChanges Deals, PlannedChanges Organizations)
{
    /// <summary>Replacing a deal counts as removing it.</summary>
    public bool RemovesTooMany =>
        RemovalLimit.IsExceeded(Deals.Removed.Count + Deals.Changed.Count, Deals.Stored) || Organizations.RemovesTooMany;

    /// <summary>Compares the rows of a table that has one partition for each deal, or organization.</summary>
    internal static async Task<PlannedChanges> CompareAsync(
        string folder, BackupManifest manifest, IRowScan tables, string table, CancellationToken cancel)
    {
        var wanted = new Dictionary<RowHash, RowHash>();
        foreach (var file in manifest.Tables.Where(listed => listed.Name == table))
        {
            await foreach (var chunk in BackupFiles.ChunksAsync(Path.Combine(folder, file.File), cancel))
            {
                foreach (var row in chunk)
                {
                    wanted[RowHash.OfKeys(row)] = Content(row);
                }
            }
        }

        var (changed, removed, stored) = (new List<string>(), new List<string>(), 0);
        await foreach (var row in tables.ScanAsync(table, cancel))
        {
            stored++;
            if (!wanted.TryGetValue(RowHash.OfKeys(row), out var content))
            {
                removed.Add(row.PartitionKey);
            }
            else if (content != Content(row))
            {
                changed.Add(row.PartitionKey);
            }
        }

        return new(wanted.Count - (stored - removed.Count), changed, removed, stored - removed.Count - changed.Count, stored);
    }

    // What was written for readers, whatever layout it is stored in: the claims of a deal, or the details of an organization.
    private static RowHash Content(TableEntity row)
    {
        var content = Columns.Get(row, "Claims") is { } claims ? Columns.Unpack(claims) : Columns.Get(row, "Content") ?? [];
        return RowHash.Of(Encoding.UTF8.GetString(content));
    }
}
