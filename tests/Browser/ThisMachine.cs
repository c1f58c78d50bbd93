namespace ServerlessDeals.Tests.Browser;

/// <summary>What is installed here beside .NET.</summary>
internal static class ThisMachine
{
    /// <returns>The whole path of the first of them that is there; null where none is.</returns>
    public static string? Program(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
