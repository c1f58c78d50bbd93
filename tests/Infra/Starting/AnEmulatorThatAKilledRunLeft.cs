using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra.Starting;

/// <summary>After kill -9 of ./run, its emulator still listens. The next run uses it instead of reporting busy ports.</summary>
public sealed class AnEmulatorThatAKilledRunLeft : IDisposable
{
    // Listens on the three ports of its arguments, as the emulator does, and names the version in its file.
    private const string Emulator = """
        const version = require("fs").readFileSync(__dirname + "/version", "utf8");
        const after = name => process.argv[process.argv.indexOf(name) + 1];
        for (const port of ["--blobPort", "--queuePort", "--tablePort"].map(after))
          require("http").createServer((request, answer) => {
            answer.setHeader("Server", "Azurite-Table/" + version);
            answer.end();
          }).listen(+port, "127.0.0.1");
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("left-").FullName;
    private readonly int _port = Ports.ThreeFree();

    public AnEmulatorThatAKilledRunLeft()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows which process listens on a port.");
        Assert.SkipWhen(ProgramPath.Find("node", Environment.GetEnvironmentVariable("PATH")) is null, "Node.js is not installed.");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task IsUsedAndEndedLikeItsOwn()
    {
        await using var left = await StartAsync("artifacts");
        var holder = PortHolder.Of(_port);
        await using (var used = await StartAsync("artifacts"))
        {
            Assert.Equal(holder?.Id, PortHolder.Of(_port)?.Id);
            Assert.Equal(left.ConnectionString, used.ConnectionString);
        }

        Assert.Null(PortHolder.Of(_port));
    }

    [Fact]
    public async Task IsNotUsedIfItHasTheDataOfAnotherClone()
    {
        await using var other = await StartAsync("other");
        await AssertRefusedAsync();
    }

    [Fact]
    public async Task IsNotUsedIfItHasAnotherVersion()
    {
        await using var former = await StartAsync("artifacts", version: "3.0.0");
        await AssertRefusedAsync();
    }

    [Fact]
    public async Task IsNotUsedIfItsRunStillLives()
    {
        // The arguments of the emulator that is ended here start another, as a child of a program that is named deals.
        IReadOnlyList<string> command;
        await using (await StartAsync("artifacts"))
        {
            command = PortHolder.Of(_port)!.Command;
        }

        var deals = Path.Combine(_folder, "deals");
        await File.WriteAllTextAsync(deals, "\"$@\" & wait", Cancel);
        await using var run = ChildProcess.Start(new("sh", [deals, .. command]));
        Assert.True(await Ports.AnswerAsync(_port + 2, () => run.HasExited, Cancel));
        await AssertRefusedAsync();
    }

    private async Task AssertRefusedAsync()
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => StartAsync("artifacts"));
        Assert.Matches($@"^Port {_port} is in use by node azurite.js \(pid \d+\), and the storage emulator needs it\.", refused.Message);
        Assert.EndsWith("use another port with --storage-port.", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Azurite> StartAsync(string artifacts, string version = Azurite.Version)
    {
        var main = Path.Combine(_folder, artifacts, "azurite/node_modules/azurite/dist/src/azurite.js");
        Directory.CreateDirectory(Path.GetDirectoryName(main)!);
        await File.WriteAllTextAsync(main, Emulator, Cancel);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(main)!, "version"), version, Cancel);
        return await Azurite.StartAsync(Path.Combine(_folder, artifacts), _port, keep: true, Cancel);
    }
}
