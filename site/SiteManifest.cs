using System.Globalization;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>A file in the manifest: the hash of its input, its size in bytes, and the time of its last write in ticks.</summary>
internal sealed record ManifestEntry(string Fingerprint, long Length, long LastWrite);

/// <summary>
/// Records what the last build wrote, in a file beside the site's folder. A build writes nothing if the whole input is the same, and
/// does not render a page if the input of that page is the same. In doubt, a file is made again.
/// </summary>
internal sealed class SiteManifest
{
    private const string NoFingerprint = "-";
    private readonly string _file;
    private readonly Dictionary<string, ManifestEntry> _entries = new(StringComparer.Ordinal);

    private SiteManifest(string folder)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _file = Folder + ".manifest";
    }

    /// <summary>The full path of the site's folder.</summary>
    public string Folder { get; }

    /// <summary>A hash of the last build's input; empty if there was no build.</summary>
    public string InputHash { get; private set; } = "";

    /// <summary>The key is the path relative to the folder, with slashes.</summary>
    public IReadOnlyDictionary<string, ManifestEntry> Entries => _entries;

    /// <summary>Reads the manifest of a site's folder. It is empty if there is none.</summary>
    public static SiteManifest Load(string folder)
    {
        var manifest = new SiteManifest(folder);
        if (File.Exists(manifest._file))
        {
            manifest.Read();
        }

        return manifest;
    }

    /// <summary>Whether the file on disk has the size and time that the last build recorded.</summary>
    public bool IsUntouched(string path) =>
        _entries.TryGetValue(path, out var entry) && new FileInfo(Path.Combine(Folder, path)) is { Exists: true } file
        && file.Length == entry.Length && file.LastWriteTimeUtc.Ticks == entry.LastWrite;

    /// <summary>Checks that the input is the same and no file was touched since the last build.</summary>
    /// <returns>The number of files, or null if something has to be made again.</returns>
    public int? CountIfUnchanged(string inputHash) =>
        InputHash == inputHash && _entries.Count > 0 && _entries.Keys.All(IsUntouched) ? _entries.Count : null;

    /// <summary>The entry for a file as it is on disk now.</summary>
    public ManifestEntry EntryNow(string path, string? fingerprint)
    {
        var file = new FileInfo(Path.Combine(Folder, path));
        return new(FingerprintText(fingerprint), file.Length, file.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Removes all files without an entry and saves the entries for the next build.</summary>
    /// <param name="inputHash">The hash of the whole input; empty if it is not known.</param>
    /// <returns>The number of files removed.</returns>
    public int Save(string inputHash, IReadOnlyDictionary<string, ManifestEntry> entries)
    {
        var surplus = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path => !entries.ContainsKey(Path.GetRelativePath(Folder, path).Replace('\\', '/'))).ToList();
        foreach (var path in surplus)
        {
            File.Delete(path);
        }

        foreach (var folder in surplus.Select(path => Path.GetDirectoryName(path)!).Distinct())
        {
            RemoveEmpty(new(folder));
        }

        var lines = entries.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file =>
            string.Create(CultureInfo.InvariantCulture, $"{file.Value.Fingerprint} {file.Value.Length} {file.Value.LastWrite} {file.Key}"));
        File.WriteAllLines(_file + ".new", lines.Prepend(inputHash));
        File.Move(_file + ".new", _file, overwrite: true);
        return surplus.Count;
    }

    // Removes the folder if it is empty, and then its parents.
    private void RemoveEmpty(DirectoryInfo folder)
    {
        var root = new DirectoryInfo(Folder).FullName;
        while (folder is { Exists: true, Parent: { } parent } && folder.FullName != root && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
            folder = parent;
        }
    }

    /// <summary>The text that the manifest has for a fingerprint.</summary>
    public static string FingerprintText(string? fingerprint) => fingerprint ?? NoFingerprint;

    /// <summary>Whether the page has the same fingerprint as in the last build, and its file was not touched since.</summary>
    public bool IsCurrent(Page page) =>
        page.Fingerprint is { } fingerprint && _entries.TryGetValue(page.Path, out var entry) && entry.Fingerprint == fingerprint
        && IsUntouched(page.Path);

    /// <summary>Whether the file has exactly this content.</summary>
    public static bool HasContent(FileInfo file, byte[] content) =>
        file.Exists && file.Length == content.Length && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(content);

    // An unreadable line is skipped. Its file then has no entry and is made again.
    private void Read()
    {
        var lines = File.ReadAllLines(_file);
        InputHash = lines.FirstOrDefault() ?? "";
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(' ', 4) is [var fingerprint, var length, var lastWrite, var path]
                && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                && long.TryParse(lastWrite, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            {
                _entries[path] = new(fingerprint, bytes, ticks);
            }
        }
    }
}
