namespace ServerlessDeals.Bench.Peers;

/// <summary>Hugo, with the bodies of the finished pages as its content, and the layout and settings of the folder hugo/.</summary>
internal static class Hugo
{
    private static readonly string Settings = Path.Combine(AppContext.BaseDirectory, "Peers", "hugo");

    /// <returns>Null if it is not installed.</returns>
    public static async Task<string?> VersionAsync(CancellationToken cancel) =>
        ProgramPath.Find("hugo", Environment.GetEnvironmentVariable("PATH")) is { } hugo
            ? (await ChildProcess.OutputAsync(new(hugo, ["version"]), cancel)).Split(' ')[1]
            : null;

    /// <summary>Writes its source: the content of the main element of every HTML page, and every other file unchanged.</summary>
    public static void Prepare(string site, string source)
    {
        foreach (var file in Directory.EnumerateFiles(Settings, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, NewFile(source, Path.GetRelativePath(Settings, file)));
        }

        var pages = 0;
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
        {
            if (!file.EndsWith(".html", StringComparison.Ordinal))
            {
                File.Copy(file, NewFile(source, "beside", Path.GetRelativePath(site, file)));
                continue;
            }

            var html = File.ReadAllText(file);
            var (from, to) = (html.IndexOf("<main", StringComparison.Ordinal), html.LastIndexOf("</main>", StringComparison.Ordinal));
            var body = from >= 0 && to > from ? html[(html.IndexOf('>', from) + 1)..to] : html;
            var path = NewFile(source, "content", $"part-{pages / 1000}", $"page-{pages}.html");
            File.WriteAllText(path, $"---\ntitle: \"Page {pages}\"\n---\n{body}");
            pages++;
        }
    }

    /// <param name="withFiles">Publish the files beside the pages too.</param>
    public static Task BuildAsync(string source, string output, bool withFiles, CancellationToken cancel)
    {
        var settings = withFiles ? "config.toml,files.toml" : "config.toml";
        string[] arguments = ["--source", source, "--destination", output, "--config", settings, "--quiet"];
        return ChildProcess.OutputAsync(new("hugo", arguments), cancel);
    }

    private static string NewFile(params string[] path)
    {
        var file = Path.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
