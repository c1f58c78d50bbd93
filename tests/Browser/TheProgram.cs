using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The site's program, started many times over some of the deals; with --long, over all of them.</summary>
public sealed class TheProgram(OnTheSite site, OnAFewDeals few) : IClassFixture<OnAFewDeals>
{
    [Fact]
    public async Task WritesTheSameBytesInAnotherTimeZoneAndLanguage() => await AssertSameFilesAsync(await WrittenAsync("elsewhere"));

    public static TheoryData<string> Days => [.. Long.Sample(["2031-02-03 04:05:06", "2019-12-31 23:59:50"], every: 2)];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task WritesTheSameBytesOnAnotherDayIfTheDayIsSet(string day)
    {
        Assert.SkipWhen(ThisMachine.Program("faketime") is null, "This machine has no faketime, which gives one program another date.");
        var folder = ThisMachine.NoFolder("another-day");
        await RunAsync(folder, ["faketime", day], ("SiteDay", $"{site.Day:yyyy-MM-dd}"));
        await AssertSameFilesAsync(folder);
    }

    [Fact]
    public async Task WritesOnlyTheFilesThatALaterDayChanges()
    {
        var folder = await WrittenAsync("later");
        var total = 0;
        foreach (var day in Long.Sample([site.Day.AddYears(1), site.Day.AddYears(1).AddDays(1)], every: 2))
        {
            var before = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => file, file => (Bytes: File.ReadAllBytes(file), Written: File.GetLastWriteTimeUtc(file)));
            var output = await RunAsync(folder, [], ("SiteDay", $"{day:yyyy-MM-dd}"));
            var expected = (await AFewDeals.MadeAsync(day))
                .Select(file => (Path: Path.Combine(folder, file.Key), file.Value.Content)).ToList();
            Assert.Equal(before.Keys.Order(StringComparer.Ordinal), expected.Select(file => file.Path).Order(StringComparer.Ordinal));
            Assert.All(
                expected,
                file => Assert.True(
                    file.Content.AsSpan().SequenceEqual(File.ReadAllBytes(file.Path)),
                    $"{file.Path} differs from a full build on {day:O}."));
            var changed = expected.Where(file => !file.Content.AsSpan().SequenceEqual(before[file.Path].Bytes))
                .Select(file => file.Path).ToHashSet();
            total += changed.Count;
            Assert.Contains(
                $"{changed.Count} files written, {expected.Count - changed.Count} unchanged, 0 removed",
                output,
                StringComparison.Ordinal);
            Assert.All(
                before.Where(file => !changed.Contains(file.Key)),
                file => Assert.Equal(file.Value.Written, File.GetLastWriteTimeUtc(file.Key)));
        }

        Assert.True(total > 0, "No talks went stale within a year.");
    }

    [Fact]
    public async Task RejectsADaySettingThatIsNotADay()
    {
        var (code, output) = await EndAsync(ThisMachine.NoFolder("no-day"), [], null, ("SiteDay", "2026-11"));
        Assert.NotEqual(0, code);
        Assert.Contains(
            "SiteDay is '2026-11'; write a day, such as 2026-11-29, or leave it out for today.",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesNothingIfNothingChangedAndRepairsDamagedFiles()
    {
        var folder = await WrittenAsync("again");
        Assert.Contains("nothing has changed", await RunAsync(folder, []), StringComparison.Ordinal);
        var page = Path.Combine(folder, "deals", "minimax-2024-03", "index.html");
        var whole = await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(page, "half", TestContext.Current.CancellationToken);
        var stray = Directory.CreateDirectory(Path.Combine(folder, "stray", "page"));
        await File.WriteAllTextAsync(Path.Combine(stray.FullName, "index.html"), "", TestContext.Current.CancellationToken);
        Assert.Contains("1 files written", await RunAsync(folder, []), StringComparison.Ordinal);
        Assert.Equal(whole, await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(Path.Combine(folder, "stray")));
    }

    [Fact]
    public async Task PrintsASiteBeforeTheFirstDeal()
    {
        var files = await BriefingSite.FilesAsync(OnTheSite.Content(new SiteData()));
        var front = System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == "index.html").Content);
        Assert.Contains("No deal has been announced and counted yet.", front, StringComparison.Ordinal);
        Assert.Equal(
            files.Where(file => file.Path.EndsWith("index.html", StringComparison.Ordinal))
                .SelectMany(file => new[] { Path.ChangeExtension(file.Path, "csv"), Path.ChangeExtension(file.Path, "json") })
                .Order(StringComparer.Ordinal),
            files.Select(file => file.Path).Where(path => Path.GetFileName(path) is "index.csv" or "index.json")
                .Order(StringComparer.Ordinal));
        Assert.Contains(
            "There is nothing to list yet",
            System.Text.Encoding.UTF8.GetString(files.Single(file => file.Path == "deals/index.html").Content),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesNoBrokenLinkIfStorageHasNoTables()
    {
        await using var account = await EmulatorAccount.OpenAsync();
        var folder = ThisMachine.NoFolder("untouched");
        await RunAsync(folder, [], ("DealsStorage", account.ConnectionString));
        var documents = WrittenSite.Documents(folder).ToList();
        Assert.Empty(WrittenSite.BrokenLinks(folder, documents));
        Assert.True(documents.Count > 10);
    }

    [Fact]
    public async Task FailsIfATextHasABrokenLinkAndNamesIt()
    {
        var (folder, texts) = (ThisMachine.NoFolder("broken"), ThisMachine.NoFolder("texts"));
        Directory.CreateDirectory(Path.Combine(texts, "input"));
        foreach (var text in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "input")))
        {
            File.Copy(text, Path.Combine(texts, "input", Path.GetFileName(text)));
        }

        await File.AppendAllTextAsync(
            Path.Combine(texts, "input", "about.md"),
            "\n\n[Gone](/deals/no-such-deal/)\n",
            TestContext.Current.CancellationToken);
        var (code, output) = await EndAsync(folder, [], texts);
        Assert.NotEqual(0, code);
        Assert.Contains(
            "about/index.html: a link leads to /deals/no-such-deal/index.html, but there is no such page.",
            output,
            StringComparison.Ordinal);
        Assert.Contains("written", await RunAsync(folder, []), StringComparison.Ordinal);
        await AssertSameFilesAsync(folder);
    }

    /// <summary>Fails unless the folder holds exactly the files that the pages render on the site's day.</summary>
    private async Task AssertSameFilesAsync(string folder)
    {
        var expected = await AFewDeals.MadeAsync(site.Day);
        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(file.Value.Content, File.ReadAllBytes(Path.Combine(folder, file.Key))));
    }

    /// <summary>A folder into which the program has written the site of the site's day, in another time zone and language.</summary>
    private async Task<string> WrittenAsync(string name)
    {
        if (few.Written is null)
        {
            var folder = ThisMachine.NoFolder("written");
            await RunAsync(folder, [], ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"));
            few.Written = folder;
        }

        return ThisMachine.CopyOf(few.Written, name);
    }

    private async Task<string> RunAsync(string folder, IReadOnlyList<string> before, params (string Name, string Value)[] settings)
    {
        var (code, output) = await EndAsync(folder, before, null, settings);
        Assert.True(code == 0, $"The program ended with {code}: {output}");
        return output;
    }

    /// <returns>The exit code, and what the program printed on both streams.</returns>
    private async Task<(int Code, string Output)> EndAsync(
        string folder, IReadOnlyList<string> before, string? directory, params (string Name, string Value)[] settings)
    {
        var program = Path.Combine(ProgramPath.FolderOf("ServerlessDeals.Site"), "ServerlessDeals.Site.dll");
        string[] command = [.. before, "dotnet", program, "--output", folder];
        (string Name, string Value)[] usual =
        [
            ("SiteBaseUrl", OnTheSite.SiteBase), ("PublicBaseUrl", OnTheSite.ApiBase), ("DealsStorage", few.ConnectionString),
        ];
        var (code, output, errors) = await ChildProcess.RunAsync(
            new(command[0], command[1..]) { WorkingDirectory = directory },
            TestContext.Current.CancellationToken,
            [.. usual, .. settings]);
        return (code, output + errors);
    }
}
