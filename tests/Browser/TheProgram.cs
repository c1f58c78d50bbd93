using System.Diagnostics;
using ServerlessDeals.Briefings;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The site's own program, started again.</summary>
public sealed class TheProgram(OnTheSite site)
{
    [Fact]
    public async Task WritesTheSameBytesInAnotherTimeZoneAndLanguage()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "elsewhere");
        DeleteOld(folder);
        await RunAsync(folder, ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"));
        var files = Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(site.Folder, file)).ToList();
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(site.Folder, file)), File.ReadAllBytes(Path.Combine(folder, file))));
    }

    [Fact]
    public async Task MakesNothingAgainWhereNothingChangedAndRepairsWhatWasDamaged()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "again");
        DeleteOld(folder);
        await RunAsync(folder);
        Assert.Contains("nothing has changed", await RunAsync(folder), StringComparison.Ordinal);
        var page = Path.Combine(folder, "deals", "minimax-2024-03", "index.html");
        var whole = await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(page, "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "stray.html"), "", TestContext.Current.CancellationToken);
        Assert.Contains("1 files written", await RunAsync(folder), StringComparison.Ordinal);
        Assert.Equal(whole, await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(folder, "stray.html")));
    }

    [Fact]
    public async Task PrintsASiteBeforeTheFirstDeal()
    {
        var files = await BriefingSite.FilesAsync(OnTheSite.Content(new SiteData()));
        var front = System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == "index.html").Content);
        Assert.Contains("No deal has been announced and counted yet.", front, StringComparison.Ordinal);
        Assert.Contains("There is nothing to list yet", System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == "deals/index.html").Content), StringComparison.Ordinal);
    }

    private static void DeleteOld(string folder)
    {
        File.Delete(folder + ".manifest");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> RunAsync(string folder, params (string Name, string Value)[] settings)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../ServerlessDeals.Site/debug/ServerlessDeals.Site.dll"));
        var start = new ProcessStartInfo("dotnet", [program, "--output", folder]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in settings.Concat([("DealsStorage", site.ConnectionString), ("PublicBaseUrl", OnTheSite.ApiBase), ("SiteBaseUrl", OnTheSite.SiteBase)]))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
