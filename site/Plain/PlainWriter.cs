using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>
/// Makes the pages whose input has changed, writes the files that differ, removes those that are no longer listed, and
/// leaves the others alone.
/// </summary>
internal sealed class PlainWriter(SiteManifest manifest)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly bool _isNew = !Directory.Exists(manifest.Folder) || !Directory.EnumerateFileSystemEntries(manifest.Folder).Any();
    private int _written;

    /// <param name="input">The hash of all input, for the next build; empty where it is not known.</param>
    /// <exception cref="InvalidOperationException">A link leads nowhere; the next build makes all of it again.</exception>
    public async Task<string> WriteAsync(IReadOnlyList<SiteFile> assets, IReadOnlyList<PageSet> sets, string input)
    {
        Directory.CreateDirectory(manifest.Folder);
        foreach (var asset in assets)
        {
            Put(asset, null);
        }

        var links = new InnerLinks();
        await PageRenderer.RenderAllAsync(sets, page => !IsKept(page), (page, file) =>
        {
            Put(file, page.Stamp);
            links.Read(page, file);
            return ValueTask.CompletedTask;
        });
        return links.Broken(_entries.ContainsKey) is { Count: > 0 } broken
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, broken))
            : $"Site: {_written} files written, {_entries.Count - _written} unchanged, {manifest.Keep(input, _entries)} removed.";
    }

    private bool IsKept(Page page)
    {
        if (!manifest.Keeps(page))
        {
            return false;
        }

        _entries[page.Path] = manifest.Entries[page.Path];
        return true;
    }

    private void Put(SiteFile file, string? stamp)
    {
        var path = Path.GetFullPath(Path.Combine(manifest.Folder, file.Path));
        if (!path.StartsWith(manifest.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file.Path} lies outside the site's folder.");
        }

        var found = _isNew ? null : new FileInfo(path);
        if (found is not { Exists: true })
        {
            _entries[file.Path] = new(SiteManifest.StampOf(stamp), file.Content.Length, Create(path, file.Content));
            return;
        }

        if (!SiteManifest.IsSame(found, file.Content))
        {
            // A reader sees the old file or the new one, never half of it.
            File.WriteAllBytes(path + ".new", file.Content);
            File.Move(path + ".new", path, overwrite: true);
            Interlocked.Increment(ref _written);
            found.Refresh();
        }

        _entries[file.Path] = new(SiteManifest.StampOf(stamp), found.Length, found.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Writes a file that is not there yet: most of the calls that a full build makes of the system are these.</summary>
    /// <returns>When, in ticks.</returns>
    private long Create(string path, byte[] content)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!_folders.ContainsKey(parent))
        {
            // Known as there when it is, and not before: others write into it at the same time.
            Directory.CreateDirectory(parent);
            _folders[parent] = true;
        }

        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, 0);
        Interlocked.Increment(ref _written);
        return File.GetLastWriteTimeUtc(file).Ticks;
    }
}
