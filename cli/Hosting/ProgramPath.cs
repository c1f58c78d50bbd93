namespace ServerlessDeals.Cli.Hosting;

/// <summary>Finds programs that are installed on this machine or built beside this one.</summary>
internal static class ProgramPath
{
    // The file name extensions of programs on this system.
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>The first file of this name on a PATH, or null.</summary>
    public static string? Find(string name, string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
        .FirstOrDefault(File.Exists);

    /// <summary>
    /// The folder of another program of this repository in the same configuration: artifacts/bin/PROJECT/debug beside
    /// artifacts/bin/ServerlessDeals.Cli/debug. The folder's name also has the platform if the project is built for one.
    /// </summary>
    /// <param name="project">The project's name, such as ServerlessDeals.Site.</param>
    public static string FolderOf(string project)
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var (configuration, builds) = (Path.GetFileName(own), Path.GetFullPath(Path.Combine(own, "../..", project)));
        var same = Path.Combine(builds, configuration);
        return Directory.Exists(same) || !Directory.Exists(builds)
            ? same
            : Directory.EnumerateDirectories(builds, configuration + "_*").FirstOrDefault() ?? same;
    }
}
