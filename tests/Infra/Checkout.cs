namespace ServerlessDeals.Tests.Infra;

/// <summary>The repository's folder, located relative to the running program.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The project's files, without build output and the folders of git and editors.</summary>
    public static IEnumerable<string> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !name.Split('/').Any(part => part is ".git" or ".vs" or ".idea" or "artifacts" or "node_modules" or "bin" or "obj")
        where Path.GetFileName(name) != "local.settings.json"
        select name;
}
