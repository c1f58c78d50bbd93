namespace ServerlessDeals.Tests.Browser;

/// <summary>What is installed here beside .NET, and where a test may write.</summary>
internal static class ThisMachine
{
    /// <returns>The whole path of the first of them that is there; null where none is.</returns>
    public static string? Program(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>A folder that is not there, nor the manifest beside it: what an earlier run left is removed.</summary>
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
}
