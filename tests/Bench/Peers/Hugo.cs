namespace ServerlessDeals.Bench.Peers;

/// <summary>Hugo, with the bodies of the finished pages as its content, and a layout around them.</summary>
internal static class Hugo
{
    private const string Layout = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
        <link rel="stylesheet" href="/style.css"><link rel="canonical" href="{{ .Permalink }}"></head>
        <body><header><nav><a href="/">Briefing</a> <a href="/deals/">Deals</a> <a href="/companies/">Companies</a>
        <a href="/investors/">Investors</a></nav></header>
        <main>{{ .Content }}</main><footer>{{ .Title }}</footer></body></html>
        """;

    private const string Settings = """
        baseURL = "https://example.org/"
        disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404"]
        """;

    /// <returns>Null if it is not installed.</returns>
    public static async Task<string?> VersionAsync(CancellationToken cancel)
    {
        try
        {
            return (await Peer.RunAsync("hugo", ["version"], cancel)).Split(' ')[1];
        }
        catch (StartException)
        {
            return null;
        }
    }

    /// <summary>Writes its source: the content of the main element of every HTML page, and every other file unchanged.</summary>
    public static void Prepare(string site, string source)
    {
        Write(Path.Combine(source, "layouts", "_default", "single.html"), Layout);
        Write(Path.Combine(source, "config.toml"), Settings);
        Write(Path.Combine(source, "files.toml"), """staticDir = ["beside"]""");
        var pages = 0;
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
        {
            if (!file.EndsWith(".html", StringComparison.Ordinal))
            {
                var copy = Path.Combine(source, "beside", Path.GetRelativePath(site, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                continue;
            }

            var html = File.ReadAllText(file);
            var (from, to) = (html.IndexOf("<main", StringComparison.Ordinal), html.LastIndexOf("</main>", StringComparison.Ordinal));
            var body = from >= 0 && to > from ? html[(html.IndexOf('>', from) + 1)..to] : html;
            var path = Path.Combine(source, "content", $"part-{pages / 1000}", $"page-{pages}.html");
            Write(path, $"---\ntitle: \"Page {pages}\"\n---\n{body}");
            pages++;
        }
    }

    /// <param name="withFiles">Publish the files beside the pages too.</param>
    public static async Task BuildAsync(string source, string output, bool withFiles, CancellationToken cancel)
    {
        var settings = withFiles ? "config.toml,files.toml" : "config.toml";
        await Peer.RunAsync("hugo", ["--source", source, "--destination", output, "--config", settings, "--quiet"], cancel);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
