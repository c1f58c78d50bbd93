using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>Storage holds rows already, and nobody said that they may go.</summary>
public sealed class NotEmptyException(string table)
    : Exception($"{table} holds rows already. Restore into an empty account, or say --replace: what is not in the backup is deleted then.");

/// <summary>
/// Brings storage to what a backup says. All of the backup is read and checked before the first row is written, and it can be
/// repeated: one that was killed is finished by the next, with leave to replace what the first one wrote.
/// </summary>
public sealed class Restore<TTables>(TTables tables)
    where TTables : ITables, IRowScan
{
    private const int Chunk = 5000;

    /// <param name="folder">As an export made it.</param>
    /// <param name="replace">Rows that are not in the backup are deleted; without it storage must be empty.</param>
    /// <param name="progress">Told how many rows are written, and of how many.</param>
    /// <exception cref="InvalidDataException">The backup is not whole. Nothing was written.</exception>
    /// <exception cref="NotEmptyException">Nothing was written.</exception>
    public async Task<BackupManifest> RunAsync(string folder, bool replace, Action<long, long>? progress, CancellationToken cancel)
    {
        var manifest = BackupManifest.Read(folder);
        foreach (var table in manifest.Tables)
        {
            await CheckAsync(folder, table, cancel);
        }

        await tables.CreateAsync(cancel);
        var isEmpty = await FullAsync(cancel) is not { } full || (replace ? false : throw new NotEmptyException(full));
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

    private async Task<string?> FullAsync(CancellationToken cancel)
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
        var gone = new List<RowWrite>();
        await foreach (var row in tables.ScanAsync(table, cancel))
        {
            if (!kept.Contains(Hash.Of(row)))
            {
                gone.Add(RowWrite.Delete(row.PartitionKey, row.RowKey));
            }
        }

        await Batches.WriteAsync(tables, gone.Select(write => (table, write)), cancel);
    }

    private static async Task CheckAsync(string folder, BackupTable table, CancellationToken cancel)
    {
        if (!TableNames.All.Contains(table.Name))
        {
            throw new InvalidDataException($"The backup has a table {table.Name}, which this version does not know. Restore it with the version that made it.");
        }

        var path = Path.Combine(folder, table.File);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing. The backup is not whole.");
        }

        await using (var file = File.OpenRead(path))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) != table.Sha256)
            {
                throw new InvalidDataException($"{path} is not as it was exported: its SHA-256 differs from the manifest's.");
            }
        }

        var rows = 0L;
        await foreach (var chunk in ChunksAsync(path, cancel))
        {
            rows += chunk.Count;
        }

        if (rows != table.Rows)
        {
            throw new InvalidDataException($"{path} has {rows} rows, and the manifest says {table.Rows}.");
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableEntity>> ChunksAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
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

    // Half a SHA-256 of the keys: millions of rows fit in memory, and two never share one.
    private readonly record struct Hash(ulong High, ulong Low)
    {
        public static Hash Of(TableEntity row)
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{row.PartitionKey}\n{row.RowKey}"));
            return new(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
        }
    }
}
