using System.Globalization;
using System.Text;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Peers;

/// <summary>Hugo, given the finished pages' bodies as its content, and a layout to put around them.</summary>
internal static class Hugo
{
    private const string Layout = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="stylesheet" href="/style.css"><link rel="canonical" href="{{ .Permalink }}"></head>
        <body><header><nav><a href="/">Briefing</a> <a href="/deals/">Deals</a> <a href="/companies/">Companies</a> <a href="/investors/">Investors</a></nav></header>
        <main>{{ .Content }}</main><footer>{{ .Title }}</footer></body></html>
        """;

    private const string Settings = """
        baseURL = "https://example.org/"
        disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404"]
        """;

    private const string WithFiles = """
        staticDir = ["beside"]
        """;

    /// <summary>Its version, or null where it is not installed.</summary>
    public static async Task<string?> VersionAsync(CancellationToken cancel)
    {
        try
        {
            await using var hugo = Peer.Start("hugo", ["version"]);
            return (await hugo.EndAsync(cancel)).Split(' ').ElementAtOrDefault(1);
        }
        catch (StartException)
        {
            return null;
        }
    }

    /// <summary>Writes its source: of every HTML page what stands in main, and every other file as it is.</summary>
    /// <returns>How many pages.</returns>
    public static int Prepare(string site, string source)
    {
        Directory.CreateDirectory(Path.Combine(source, "layouts", "_default"));
        File.WriteAllText(Path.Combine(source, "layouts", "_default", "single.html"), Layout);
        File.WriteAllText(Path.Combine(source, "config.toml"), Settings);
        File.WriteAllText(Path.Combine(source, "files.toml"), WithFiles);
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
            var path = Path.Combine(source, "content", string.Create(CultureInfo.InvariantCulture, $"part-{pages / 1000}"), string.Create(CultureInfo.InvariantCulture, $"page-{pages}.html"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"---\ntitle: \"Page {pages.ToString(CultureInfo.InvariantCulture)}\"\n---\n{body}", Encoding.UTF8);
            pages++;
        }

        return pages;
    }

    /// <param name="withFiles">Publish the files beside the pages too.</param>
    public static async Task BuildAsync(string source, string output, bool withFiles, CancellationToken cancel)
    {
        await using var hugo = Peer.Start("hugo", ["--source", source, "--destination", output, "--config", withFiles ? "config.toml,files.toml" : "config.toml", "--quiet"]);
        await hugo.EndAsync(cancel);
    }
}
