namespace ServerlessDeals.Cli.Hosting;

/// <summary>Where programs are: installed on this machine, or built beside this one.</summary>
internal static class ProgramPath
{
    // What a program's file is called on this system.
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>The file of a program in the folders of a PATH; null if none has it.</summary>
    public static string? Find(string name, string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
        .FirstOrDefault(File.Exists);

    /// <summary>
    /// The folder of another of this project's programs, built in the same configuration as this one: artifacts/bin/PROJECT/debug beside
    /// artifacts/bin/ServerlessDeals.Cli/debug. A project that is built for one platform has that in the folder's name.
    /// </summary>
    /// <param name="project">Such as ServerlessDeals.Site.</param>
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
