namespace ServerlessDeals.Tests.Browser;

/// <summary>The programs installed here, and folders that a test may write to.</summary>
internal static class ThisMachine
{
    /// <returns>The full path of the first of these programs on the PATH; null if none is installed.</returns>
    public static string? Program(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>A folder that does not exist. Removes the folder and the manifest of an earlier run.</summary>
    public static string NoFolder(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        File.Delete(folder + ".manifest");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return folder;
    }

    /// <summary>A copy of a written site, with its manifest and the times of its files.</summary>
    public static string CopyOf(string site, string name)
    {
        var folder = NoFolder(name);
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(site, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(site + ".manifest", folder + ".manifest");
        return folder;
    }
}
