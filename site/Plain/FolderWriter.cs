using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>
/// Renders the pages whose input has changed, writes only files that differ, and removes files that are no longer part of the site.
/// </summary>
internal sealed class FolderWriter(SiteManifest manifest)
{
    private readonly ConcurrentDictionary<string, ManifestEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly bool _isEmpty = !Directory.Exists(manifest.Folder) || !Directory.EnumerateFileSystemEntries(manifest.Folder).Any();
    private int _written;

    /// <param name="inputHash">The hash of the whole input, for the next build; empty if unknown.</param>
    /// <returns>A sentence with the numbers of files written, unchanged and removed.</returns>
    /// <exception cref="InvalidOperationException">A link is broken. The manifest is not saved.</exception>
    public async Task<string> WriteAsync(IReadOnlyList<SiteFile> assets, IReadOnlyList<PageSet> sets, string inputHash)
    {
        Directory.CreateDirectory(manifest.Folder);
        foreach (var asset in assets)
        {
            Put(asset, null);
        }

        var links = new InternalLinks();
        await PageRenderer.RenderAllAsync(sets, page => !IsKept(page), (page, file) =>
        {
            Put(file, page.Fingerprint);
            links.Collect(page, file);
            return ValueTask.CompletedTask;
        });
        if (links.Broken(_entries.ContainsKey) is { Count: > 0 } broken)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, broken));
        }

        var removed = manifest.Save(inputHash, _entries);
        return $"Site: {_written} files written, {_entries.Count - _written} unchanged, {removed} removed.";
    }

    private bool IsKept(Page page)
    {
        if (!manifest.IsCurrent(page))
        {
            return false;
        }

        _entries[page.Path] = manifest.Entries[page.Path];
        return true;
    }

    private void Put(SiteFile file, string? fingerprint)
    {
        var path = Path.GetFullPath(Path.Combine(manifest.Folder, file.Path));
        if (!path.StartsWith(manifest.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file.Path} is outside the site's folder.");
        }

        var existing = _isEmpty ? null : new FileInfo(path);
        if (existing is not { Exists: true })
        {
            _entries[file.Path] = new(SiteManifest.FingerprintText(fingerprint), file.Content.Length, Create(path, file.Content));
            return;
        }

        if (!SiteManifest.HasContent(existing, file.Content))
        {
            // Readers see either the old file or the new one, never a part.
            File.WriteAllBytes(path + ".new", file.Content);
            File.Move(path + ".new", path, overwrite: true);
            Interlocked.Increment(ref _written);
            existing.Refresh();
        }

        _entries[file.Path] = new(SiteManifest.FingerprintText(fingerprint), existing.Length, existing.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Writes a new file with few system calls, because a full build makes most of its calls here.</summary>
    /// <returns>The time of the write, in ticks.</returns>
    private long Create(string path, byte[] content)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!_folders.ContainsKey(parent))
        {
            // Record the folder only after creating it, since other threads write into it at the same time.
            Directory.CreateDirectory(parent);
            _folders[parent] = true;
        }

        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, 0);
        Interlocked.Increment(ref _written);
        return File.GetLastWriteTimeUtc(file).Ticks;
    }
}
