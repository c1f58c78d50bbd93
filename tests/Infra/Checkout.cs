namespace ServerlessDeals.Tests.Infra;

/// <summary>The project's folder, found from the program that runs.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Files that belong to the project: neither what is built nor what git or an editor keeps.</summary>
    public static IEnumerable<string> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !name.Split('/').Any(part => part is ".git" or ".vs" or ".idea" or "artifacts" or "node_modules" or "bin" or "obj")
        where Path.GetFileName(name) != "local.settings.json"
        select name;
}
