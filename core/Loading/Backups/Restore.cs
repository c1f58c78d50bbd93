using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
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
    private const int Chunk = 5000;

    /// <param name="folder">A folder made by an export.</param>
    /// <param name="replace">Delete rows that are not in the backup. Otherwise storage must be empty.</param>
    /// <param name="progress">Called with the number of rows written and the total.</param>
    /// <exception cref="InvalidDataException">The backup is incomplete or damaged. Nothing was written.</exception>
    /// <exception cref="NotEmptyException">Storage has rows. Nothing was written.</exception>
    public async Task<BackupManifest> RunAsync(string folder, bool replace, Action<long, long>? progress, CancellationToken cancel)
    {
        var manifest = BackupManifest.Read(folder);
        foreach (var table in manifest.Tables)
        {
            await CheckAsync(folder, table, cancel);
        }

        await tables.CreateAsync(cancel);
        var tableWithRows = await TableWithRowsAsync(cancel);
        if (tableWithRows is not null && !replace)
        {
            throw new NotEmptyException(tableWithRows);
        }

        var isEmpty = tableWithRows is null;
        var written = 0L;
        foreach (var table in manifest.Tables)
        {
            var kept = new HashSet<Hash>();
            await foreach (var chunk in ChunksAsync(Path.Combine(folder, table.File), cancel))
            {
                await Batches.WriteAsync(tables, chunk.Select(row => (table.Name, RowWrite.Upsert(row))), cancel);
                progress?.Invoke(written += chunk.Count, manifest.Rows);
                if (!isEmpty)
                {
                    kept.UnionWith(chunk.Select(row => Hash.Of(row)));
                }
            }

            if (!isEmpty)
            {
                await DeleteOthersAsync(table.Name, kept, cancel);
            }
        }

        return manifest;
    }

    private async Task<string?> TableWithRowsAsync(CancellationToken cancel)
    {
        foreach (var table in TableNames.All)
        {
            await foreach (var _ in tables.ScanAsync(table, cancel))
            {
                return table;
            }
        }

        return null;
    }

    private async Task DeleteOthersAsync(string table, HashSet<Hash> kept, CancellationToken cancel)
    {
        var deletes = new List<RowWrite>();
        await foreach (var row in tables.ScanAsync(table, cancel))
        {
            if (!kept.Contains(Hash.Of(row)))
            {
                deletes.Add(RowWrite.Delete(row.PartitionKey, row.RowKey));
            }
        }

        await Batches.WriteAsync(tables, deletes.Select(write => (table, write)), cancel);
    }

    private static async Task CheckAsync(string folder, BackupTable table, CancellationToken cancel)
    {
        if (!TableNames.All.Contains(table.Name))
        {
            throw new InvalidDataException(
                $"The backup has a table {table.Name}, which this version does not know. Restore it with the version that made it.");
        }

        var path = Path.Combine(folder, table.File);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing. The backup is not complete.");
        }

        await using (var file = File.OpenRead(path))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) != table.Sha256)
            {
                throw new InvalidDataException($"{path} was changed after the export: its SHA-256 differs from the manifest's.");
            }
        }

        var rows = 0L;
        await foreach (var chunk in ChunksAsync(path, cancel))
        {
            rows += chunk.Count;
        }

        if (rows != table.Rows)
        {
            throw new InvalidDataException($"{path} has {rows} rows, but the manifest says {table.Rows}.");
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableEntity>> ChunksAsync(
        string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var chunk = new List<TableEntity>();
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            chunk.Add(RowJson.Read(line));
            if (chunk.Count == Chunk)
            {
                yield return chunk;
                chunk = [];
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    // Half of the keys' SHA-256. Small enough for millions of rows in memory, and long enough to be unique.
    private readonly record struct Hash(ulong High, ulong Low)
    {
        public static Hash Of(TableEntity row)
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{row.PartitionKey}\n{row.RowKey}"));
            return new(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
        }
    }
}
