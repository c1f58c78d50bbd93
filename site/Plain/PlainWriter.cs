using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Writes the files that differ, removes those that are no longer listed, and leaves the others alone.</summary>
internal static class PlainWriter
{
    public static string Write(string folder, IReadOnlyList<SiteFile> files)
    {
        var root = Path.GetFullPath(folder);
        var (written, unchanged, removed) = (0, 0, 0);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = Path.GetFullPath(Path.Combine(root, file.Path));
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{file.Path} lies outside the site's folder.");
            }

            wanted.Add(path);
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content))
            {
                unchanged++;
                continue;
            }

            // A reader sees the old file or the new one, never half of it.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".new", file.Content);
            File.Move(path + ".new", path, overwrite: true);
            written++;
        }

        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !wanted.Contains(path)).ToList())
        {
            File.Delete(path);
            removed++;
        }

        return $"Site: {written} files written, {unchanged} unchanged, {removed} removed.";
    }
}
