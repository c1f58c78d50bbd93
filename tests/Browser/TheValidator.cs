using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Checks pages with html-validate: elements, attributes and nesting must follow the standard.</summary>
public sealed class TheValidator(OnTheSite site)
{
    private const string Version = "9.5.2";

    // Half of them are the smallest pages of a kind, which have the fewest parts, and half the largest, which have the most.
    private const int PagesOfAKind = 4;

    [Fact]
    public async Task FindsNoFaultInAnyKindOfPage()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../html-validate"));
        var program = await NpmPackage.InstallAsync(folder, "html-validate", Version, "bin/html-validate.mjs", cancel);
        var config = Path.Combine(folder, "config.json");
        // Off: trailing spaces, which readers do not see, and advice on the length of titles.
        await File.WriteAllTextAsync(config, """
            { "root": true, "extends": ["html-validate:standard"], "rules": { "no-trailing-whitespace": "off", "long-title": "off" } }
            """, cancel);
        var pages = Directory.EnumerateFiles(site.Folder, "*.html", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetRelativePath(site.Folder, file).Split(Path.DirectorySeparatorChar) is [var kind, _, ..] ? kind : "")
            .SelectMany(kind => kind.Key.Length == 0 ? kind : SmallestAndLargest(kind));
        var (code, found, error) = await ChildProcess.RunAsync(
            new("node", [program, "--config", config, "--formatter", "text", .. pages]), cancel);
        Assert.True(code == 0, $"{found}{error}");
    }

    private static IEnumerable<string> SmallestAndLargest(IEnumerable<string> files)
    {
        var sorted = files.OrderBy(file => new FileInfo(file).Length).ThenBy(file => file, StringComparer.Ordinal).ToList();
        return sorted.Take(PagesOfAKind / 2).Union(sorted.TakeLast(PagesOfAKind / 2));
    }
}
