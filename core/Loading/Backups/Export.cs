using System.IO.Compression;
using System.Security.Cryptography;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>Deals were written while they were being exported, or just before. The backup would not be of one moment.</summary>
public sealed class NotQuietException(string message) : Exception(message);

/// <summary>Writes every row of every table into a folder, each table a compressed file of its own. Equal tables are equal bytes.</summary>
public sealed class Export<TTables>(TTables tables, TimeProvider time)
    where TTables : ITables, IRowScan
{
    /// <summary>Whoever writes deals logs them first, and is done within this.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <param name="folder">Is made, and must be empty.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="progress">Told how many rows are written.</param>
    /// <exception cref="NotQuietException">Somebody else writes. What is in the folder is no backup.</exception>
    /// <exception cref="IOException">The folder is not empty.</exception>
    public async Task<BackupManifest> RunAsync(string folder, string version, Action<long>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty. Name a new folder.");
        }

        await tables.CreateAsync(cancel);
        var began = time.GetUtcNow();
        var counted = await RefreshState.ReadAsync(tables, cancel);
        if (counted.LeasedUntil > began)
        {
            throw new NotQuietException("A refresh is running. Export again when it is done; deals status says so.");
        }

        await RequireQuietAsync(began - Quiet, cancel);
        var files = new List<BackupTable>();
        var rows = 0L;
        foreach (var table in TableNames.All.Order(StringComparer.Ordinal))
        {
            files.Add(await WriteAsync(folder, table, () => progress?.Invoke(++rows), cancel));
        }

        await RequireQuietAsync(began - Quiet, cancel);
        if ((await RefreshState.ReadAsync(tables, cancel)).Read != counted.Read)
        {
            throw new NotQuietException("A refresh ran meanwhile. Export again; with the timer stopped, if it keeps happening.");
        }

        var manifest = new BackupManifest(BackupManifest.Today, version, began, files);
        manifest.Write(folder);
        return manifest;
    }

    private async Task RequireQuietAsync(DateTimeOffset since, CancellationToken cancel)
    {
        foreach (var month in new[] { Change.Partition(since), Change.Partition(time.GetUtcNow()) }.Distinct(StringComparer.Ordinal))
        {
            var range = RowRange.Whole(TableNames.Changes, month) with { From = Change.KeyAt(since), Take = 1 };
            if (await tables.FirstAsync(range, cancel) is { } row)
            {
                throw new NotQuietException($"{Change.OfRow(row).Deal} was written less than a minute ago or meanwhile. Export again when no load, import or claim is under way.");
            }
        }
    }

    private async Task<BackupTable> WriteAsync(string folder, string table, Action wrote, CancellationToken cancel)
    {
        var path = Path.Combine(folder, new BackupTable(table, 0, "").File);
        var rows = 0L;
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Optimal))
        {
            await foreach (var row in tables.ScanAsync(table, cancel))
            {
                await packed.WriteAsync(RowJson.Write(row), cancel);
                packed.WriteByte((byte)'\n');
                rows++;
                wrote();
            }
        }

        await using var file = File.OpenRead(path);
        return new(table, rows, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }
}
