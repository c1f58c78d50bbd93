using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>Storage already has rows, and the caller did not allow deleting them.</summary>
public sealed class NotEmptyException(string table)
    : Exception($"{table} already has rows. Restore into an empty account, or use --replace to delete rows that are not in the backup.");

/// <summary>
/// Makes storage equal to a backup. The whole backup is read and checked before the first row is written. A restore can be
/// repeated: after one that was killed, the next finishes the work if it may replace rows.
/// </summary>
public sealed class Restore<TTables>(TTables tables)
    where TTables : ITables, IRowScan
{
    /// <param name="folder">A folder made by an export.</param>
    /// <param name="replace">Delete rows that are not in the backup. Otherwise storage must be empty.</param>
    /// <param name="progress">Called with the number of rows written and the total.</param>
    /// <exception cref="InvalidDataException">The backup is incomplete or damaged. Nothing was written.</exception>
    /// <exception cref="NotEmptyException">Storage has rows. Nothing was written.</exception>
    public async Task<BackupManifest> RunAsync(string folder, bool replace, Action<long, long>? progress, CancellationToken cancel)
    {
        var manifest = await BackupFiles.CheckAsync(folder, cancel);
        await tables.CreateAsync(cancel);
        var isEmpty = await IsEmptyAsync(tables, replace, cancel);
        var written = 0L;
        // The partitions come last: their versions identify the state of the deals, for the ETags of exports (decision 0023).
        foreach (var table in manifest.Tables.OrderBy(table => table.Name == TableNames.Partitions))
        {
            var kept = new HashSet<RowHash>();
            await foreach (var chunk in BackupFiles.ChunksAsync(Path.Combine(folder, table.File), cancel))
            {
                await Batches.WriteAsync(tables, chunk.Select(row => (table.Name, RowWrite.Upsert(row))), cancel);
                progress?.Invoke(written += chunk.Count, manifest.Rows);
                if (!isEmpty)
                {
                    kept.UnionWith(chunk.Select(RowHash.OfKeys));
                }
            }

            if (!isEmpty)
            {
                await DeleteOthersAsync(table.Name, kept, cancel);
            }
        }

        // A backup of an older version has no rows for newer tables.
        foreach (var table in isEmpty ? [] : TableNames.All.Except(manifest.Tables.Select(table => table.Name), StringComparer.Ordinal))
        {
            await DeleteOthersAsync(table, [], cancel);
        }

        return manifest;
    }

    /// <summary>Checks the backup and compares it with storage. Writes nothing.</summary>
    /// <param name="folder">A folder made by an export.</param>
    /// <param name="replace">Whether the restore may delete rows.</param>
    /// <exception cref="InvalidDataException">The backup is incomplete or damaged.</exception>
    /// <exception cref="NotEmptyException">Storage has rows.</exception>
    public async Task<RestorePlan> PlanAsync(string folder, bool replace, CancellationToken cancel)
    {
        var manifest = await BackupFiles.CheckAsync(folder, cancel);
        var stored = new ReadOnlyTables(tables);
        await IsEmptyAsync(stored, replace, cancel);
        return new(
            manifest,
            await RestorePlan.CompareAsync(folder, manifest, stored, TableNames.Deals, cancel),
            await RestorePlan.CompareAsync(folder, manifest, stored, TableNames.Organizations, cancel));
    }

    private static async Task<bool> IsEmptyAsync(IRowScan tables, bool replace, CancellationToken cancel)
    {
        foreach (var table in TableNames.All)
        {
            await foreach (var _ in tables.ScanAsync(table, cancel))
            {
                return replace ? false : throw new NotEmptyException(table);
            }
        }

        return true;
    }

    private async Task DeleteOthersAsync(string table, HashSet<RowHash> kept, CancellationToken cancel)
    {
        var deletes = new List<RowWrite>();
        await foreach (var row in tables.ScanAsync(table, cancel))
        {
            if (!kept.Contains(RowHash.OfKeys(row)))
            {
                deletes.Add(RowWrite.Delete(row.PartitionKey, row.RowKey));
            }
        }

        await Batches.WriteAsync(tables, deletes.Select(write => (table, write)), cancel);
    }
}
