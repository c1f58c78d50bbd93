using System.Globalization;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>What stands in the manifest of one file: the hash of what it was made from, and how it was left on the disk.</summary>
internal sealed record Entry(string Stamp, long Length, long Written);

/// <summary>
/// What the last build left, kept beside the site's folder: a build that finds the same input makes nothing again, and a
/// page whose own input is the same is not rendered. Whatever does not fit is made anew.
/// </summary>
internal sealed class SiteManifest
{
    private const string NoStamp = "-";
    private readonly string _file;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private SiteManifest(string folder)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _file = Folder + ".manifest";
    }

    /// <summary>The site's folder: its whole path.</summary>
    public string Folder { get; }

    /// <summary>A hash of all that the last build was made from; empty where there was none.</summary>
    public string Input { get; private set; } = "";

    public IReadOnlyDictionary<string, Entry> Entries => _entries;

    public static SiteManifest Of(string folder)
    {
        var manifest = new SiteManifest(folder);
        if (File.Exists(manifest._file))
        {
            manifest.Read();
        }

        return manifest;
    }

    /// <summary>The file is on the disk as it was left.</summary>
    public bool Holds(string path) =>
        _entries.TryGetValue(path, out var entry) && new FileInfo(Path.Combine(Folder, path)) is { Exists: true } file
        && file.Length == entry.Length && file.LastWriteTimeUtc.Ticks == entry.Written;

    /// <summary>Everything is as the last build left it, and that was made from the same input.</summary>
    /// <returns>How many files there are; null where something has to be made.</returns>
    public int? Unchanged(string input) => Input == input && _entries.Count > 0 && _entries.Keys.All(Holds) ? _entries.Count : null;

    /// <summary>A file as it is on the disk now.</summary>
    public Entry Now(string path, string? stamp)
    {
        var file = new FileInfo(Path.Combine(Folder, path));
        return new(StampOf(stamp), file.Length, file.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Removes the files that are not listed, and takes down the others for the next build.</summary>
    /// <param name="input">The hash of all input; empty where it is not known.</param>
    /// <returns>How many were removed.</returns>
    public int Keep(string input, IReadOnlyDictionary<string, Entry> entries)
    {
        var removed = 0;
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path => !entries.ContainsKey(Path.GetRelativePath(Folder, path).Replace('\\', '/'))).ToList())
        {
            File.Delete(path);
            removed++;
        }

        var lines = entries.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value.Stamp} {one.Value.Length} {one.Value.Written} {one.Key}"));
        File.WriteAllLines(_file + ".new", lines.Prepend(input));
        File.Move(_file + ".new", _file, overwrite: true);
        return removed;
    }

    public static string StampOf(string? stamp) => stamp ?? NoStamp;

    /// <summary>The page shows what it showed, and stands there as it was left.</summary>
    public bool Keeps(Page page) => page.Stamp is { } stamp && _entries.TryGetValue(page.Path, out var entry) && entry.Stamp == stamp && Holds(page.Path);

    /// <summary>The file has these very bytes.</summary>
    public static bool IsSame(FileInfo file, byte[] content) =>
        file.Exists && file.Length == content.Length && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(content);

    // A line that is not one of ours belongs to no file, and the file is made again.
    private void Read()
    {
        var lines = File.ReadAllLines(_file);
        Input = lines.FirstOrDefault() ?? "";
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(' ', 4) is [var stamp, var length, var written, var path]
                && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            {
                _entries[path] = new(stamp, bytes, ticks);
            }
        }
    }
}
