using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Loading.Backups;

/// <summary>The files of a backup.</summary>
internal static class BackupFiles
{
    private const int Chunk = 5000;

    /// <summary>Reads and checks the whole backup.</summary>
    /// <exception cref="InvalidDataException">The backup is incomplete or damaged.</exception>
    public static async Task<BackupManifest> CheckAsync(string folder, CancellationToken cancel)
    {
        var manifest = BackupManifest.Read(folder);
        if (manifest.MissingTables is { Count: > 0 } missing)
        {
            throw new InvalidDataException(
                $"{Path.Combine(folder, BackupManifest.FileName)} does not list {string.Join(", ", missing)}, which every backup made " +
                $"with {manifest.Version} has. The manifest was changed; use another backup.");
        }

        foreach (var table in manifest.Tables)
        {
            await CheckAsync(folder, table, cancel);
        }

        return manifest;
    }

    public static async IAsyncEnumerable<IReadOnlyList<TableEntity>> ChunksAsync(
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
}
