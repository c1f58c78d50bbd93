using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Worker;

/// <summary>deals up uses Core Tools from the PATH, otherwise from npm, which it tries once, otherwise the local host.</summary>
public sealed class TheChoiceOfAHost : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("choice-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Artifacts => Path.Combine(_folder, "artifacts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task IsCoreToolsFromThePathIfInstalled()
    {
        var (func, npm) = (Write("first/func", "exit 0"), Write("second/npm", "touch \"$0.asked\""));
        var (program, missing) = await FindAsync("empty", "first", "second");
        Assert.Equal((func, null), (program, missing));
        Assert.False(File.Exists(npm + ".asked"));
    }

    [Fact]
    public async Task IsCoreToolsFromNpmOtherwise()
    {
        // Imitates npm install, which takes the folder after --prefix.
        Write("path/npm", """
            while [ "$1" != --prefix ]; do shift; done
            mkdir -p "$2/node_modules/azure-functions-core-tools/bin" && touch "$2/node_modules/azure-functions-core-tools/bin/func"
            """);
        var installed = Path.Combine(Artifacts, "core-tools/node_modules/azure-functions-core-tools/bin/func");
        Assert.Equal((installed, null), await FindAsync("path"));
        Write("path/npm", "exit 1");
        Assert.Equal((installed, null), await FindAsync("path"));
    }

    [Theory]
    [InlineData("echo 'Error downloading the program' >&2; exit 1", "Error downloading the program")]
    [InlineData("while [ \"$1\" != --prefix ]; do shift; done; echo half >\"$2/program\"; sleep 120", "Nothing arrived for 0.5 seconds.")]
    [InlineData("exit 0", "npm could not install azure-functions-core-tools@")]
    public async Task IsTheLocalHostIfNpmFailsAndNpmIsTriedOnce(string script, string reason)
    {
        var npm = Write("path/npm", $"echo asked >>\"$0.asked\"; {script}");
        var began = TimeProvider.System.GetTimestamp();
        var (program, missing) = await FindAsync("path");
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Null(program);
        Assert.Contains("The local host serves the API", missing, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', missing!);
        var failed = Path.Combine(Artifacts, "core-tools", "failed.txt");
        Assert.Contains("failed.txt", missing, StringComparison.Ordinal);
        Assert.Contains(reason, await File.ReadAllTextAsync(failed, Cancel), StringComparison.Ordinal);

        Assert.Equal((null, missing), await FindAsync("path"));
        Assert.Single(await File.ReadAllLinesAsync(npm + ".asked", Cancel));

        // As the message says, npm is tried again once the file is deleted.
        File.Delete(failed);
        Write("path/npm", "echo asked >>\"$0.asked\"; exit 1");
        await FindAsync("path");
        Assert.Equal(2, (await File.ReadAllLinesAsync(npm + ".asked", Cancel)).Length);
    }

    [Fact]
    public async Task IsTheLocalHostIfThereIsNoNpm()
    {
        var (program, missing) = await FindAsync("empty");
        Assert.Null(program);
        Assert.Contains("The local host serves the API", missing, StringComparison.Ordinal);
        Assert.Contains("npm is not installed", missing, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Artifacts, "core-tools")));
    }

    [Theory]
    [InlineData("echo 'npm error code ENOTFOUND' >&2; exit 1")]
    [InlineData("sleep 120")]
    public async Task IsTheLocalHostWithoutANetworkAndNpmIsTriedAgain(string script)
    {
        var npm = Write("path/npm", $"echo asked >>\"$0.asked\"; {script}");
        Assert.Null((await FindAsync("path")).Program);
        Assert.False(File.Exists(Path.Combine(Artifacts, "core-tools", "failed.txt")));
        Write("path/npm", "echo asked >>\"$0.asked\"; exit 1");
        Assert.Null((await FindAsync("path")).Program);
        Assert.Equal(2, (await File.ReadAllLinesAsync(npm + ".asked", Cancel)).Length);
    }

    [Fact]
    public async Task StartsTheRealHostInTheFolderOfTheBuiltApp()
    {
        // A stand-in for func. It listens on the given port and answers with its folder and its arguments.
        var func = Write("path/func", """
            exec node -e '
              const started = process.cwd() + " " + process.argv.slice(1).join(" ");
              require("http").createServer((request, answer) => answer.end(started)).listen(+process.argv[4], "127.0.0.1");
            ' -- "$@"
            """);
        var (port, settings) = (Ports.ThreeFree(), new Dictionary<string, string?> { ["SummarySchedule"] = "0 0 3 * * *" });
        await using var host = await FunctionsHost.StartAsync(func, port, settings, Cancel);
        using var client = new HttpClient();
        var started = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"), Cancel);
        Assert.EndsWith($"start --no-build --port {port}", started, StringComparison.Ordinal);
        var app = started.Split(' ')[0];
        Assert.True(File.Exists(Path.Combine(app, "ServerlessDeals.Functions.dll")), app);
        Assert.True(File.Exists(Path.Combine(app, "worker.config.json")), app);
        var written = await File.ReadAllTextAsync(Path.Combine(app, "local.settings.json"), Cancel);
        Assert.Contains("\"SummarySchedule\": \"0 0 3 * * *\"", written, StringComparison.Ordinal);
    }

    private Task<(string? Program, string? Missing)> FindAsync(params string[] folders)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        var path = string.Join(Path.PathSeparator, folders.Select(folder => Path.Combine(_folder, folder)));
        return CoreTools.FindAsync(Artifacts, path, Cancel, TimeSpan.FromSeconds(0.5));
    }

    private string Write(string name, string script)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }
}
