using System.IO.Compression;
using System.Security.Cryptography;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>Deals were written during the export or just before, so the backup would not be consistent.</summary>
public sealed class NotQuietException(string message) : Exception(message);

/// <summary>Writes all tables into a folder, one compressed file per table. Equal tables give equal bytes.</summary>
public sealed class Export<TTables>(TTables tables)
    where TTables : ITables, IRowScan
{
    /// <param name="folder">Created if it does not exist. Must be empty.</param>
    /// <param name="version">The version of the program.</param>
    /// <param name="progress">Called after each row, with the number of rows written.</param>
    /// <exception cref="NotQuietException">Another process is writing. The folder is not a usable backup.</exception>
    /// <exception cref="IOException">The folder is not empty.</exception>
    public async Task<BackupManifest> RunAsync(string folder, string version, Action<long>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty. Name a new folder.");
        }

        await tables.CreateAsync(cancel);
        var began = await ServiceClock.NowAsync(tables, cancel);
        var counted = await RefreshState.ReadAsync(tables, cancel);
        if (counted.LeaseAt(began) is not null)
        {
            throw new NotQuietException("A refresh is running. Export again when it is done; check with deals status.");
        }

        var log = await Partitions.TouchedAsync(tables, TableNames.Changes, cancel);
        await RequireNoWriterAsync(cancel);
        var files = new List<BackupTable>();
        var rows = 0L;
        foreach (var table in TableNames.All.Order(StringComparer.Ordinal))
        {
            files.Add(await WriteAsync(folder, table, () => progress?.Invoke(++rows), cancel));
        }

        if (await Partitions.TouchedAsync(tables, TableNames.Changes, cancel) != log)
        {
            throw new NotQuietException("Deals were written during the export. Export again when no load, import or claim is running.");
        }

        await RequireNoWriterAsync(cancel);
        if ((await RefreshState.ReadAsync(tables, cancel)).Read != counted.Read)
        {
            throw new NotQuietException("A refresh ran during the export. Export again; stop the timer if this keeps happening.");
        }

        var manifest = new BackupManifest(BackupManifest.Today, version, began, files);
        manifest.Write(folder);
        return manifest;
    }

    private async Task RequireNoWriterAsync(CancellationToken cancel)
    {
        if ((await UncountedWrite.AllAsync(tables, cancel)).FirstOrDefault(write => write.IsOpen) is { } open)
        {
            throw new NotQuietException(
                $"{open.Deals[0]} is being written since {open.At.UtcDateTime:HH:mm:ss}Z. Export again when no load, import or claim is " +
                "running. If that process was killed, repeat its command, or run deals refresh five minutes later.");
        }
    }

    private async Task<BackupTable> WriteAsync(string folder, string table, Action rowWritten, CancellationToken cancel)
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
                rowWritten();
            }
        }

        await using var file = File.OpenRead(path);
        return new(table, rows, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }
}
