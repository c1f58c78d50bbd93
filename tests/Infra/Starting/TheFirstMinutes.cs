namespace ServerlessDeals.Tests.Infra.Starting;

/// <summary>
/// What ./run says on a machine where something is missing: a line or two with what, why, and what to do. Nothing wrong stays behind.
/// </summary>
public sealed class TheFirstMinutes : IDisposable
{
    private const string NoSdk = """
        printf '%s\n' 'The command could not be loaded, possibly because:' '  * You intended to execute a .NET SDK command:' \
          '      A compatible .NET SDK was not found.' 'Requested SDK version: 10.0.100' 'global.json file: /x/global.json' >&2; exit 155
        """;

    private const string NoNetwork =
        "echo 'a.csproj : error NU1301: Unable to load the service index for source https://me:hidden@packages.test/index.json.'; " +
        "echo 'a.csproj : error NU1301:   Connection refused (packages.test:443)'; exit 1";

    private const string NoStatiq =
        "echo 'a.csproj : error NU1101: Unable to find package Statiq.Web. No packages exist with this id in source(s): here'; exit 1";

    private static readonly Dictionary<string, Failure> Failures = new()
    {
        ["no dotnet"] = new(["dotnet is not installed", "Install the .NET 10 SDK"], Dotnet: null),
        ["no suitable SDK"] = new(
            ["global.json", "10.0.100", "installed: 9.0.305.", "Install the .NET 10 SDK"], ATree.Dotnet(NoSdk, "echo '9.0.305 [/sdk]'")),
        ["only a runtime"] = new(["installed: none", "Install the .NET 10 SDK"], ATree.Dotnet(NoSdk, "exit 0")),
        ["an old SDK"] = new(["SDK 9.0.305 is too old", "Install the .NET 10 SDK"], ATree.Dotnet("echo 9.0.305")),
        ["a broken dotnet"] = new(
            ["dotnet does not work here: System.Exception: broken", "Check global.json"],
            ATree.Dotnet("printf 'System.Exception: broken\\n   at Main()\\n'; exit 1")),
        ["no node"] = new(["Node.js is not installed", "storage emulator", "Install Node.js 20"], Node: null),
        ["no node for an installed emulator"] = new(
            ["Node.js is not installed", "storage emulator", "Install Node.js 20"], Node: null, Prepare: InstallEmulator),
        ["an old node"] = new(["Node.js v18.20.4 is too old", "Install Node.js 20"], Node: "echo v18.20.4"),
        ["a broken node"] = new(["node --version fails", "Install Node.js 20"], Node: "exit 127"),
        ["no npm"] = new(["npm is not installed", "Install Node.js 20 or later with npm"], Npm: null),
        ["a file named artifacts"] = new(
            ["artifacts is not a folder", "Rename or delete it"], Prepare: tree => tree.Write("artifacts", "")),
        ["no permission to write"] = new(
            ["Cannot write to", "artifacts", "write permission"],
            Prepare: tree => Link(tree, "artifacts", "/sys")),
        ["a full disk"] = new(
            ["Cannot write to", "No space left on device", "Free some space"],
            Prepare: tree => Link(tree, "artifacts/.space", "/dev/full")),
        ["a disk that is full after the answer"] = new(
            ["registry.props cannot be written", "Free some space"],
            Prepare: tree => Link(tree, "artifacts/registry.props.new", "/dev/full")),
        ["a disk that becomes full"] = new(
            ["The build failed: No space left on device : '/x/a.dll'.", "Free some space"],
            ATree.Dotnet(build: "echo \"a.targets : error MSB3021: No space left on device : '/x/a.dll' [a.csproj]\"; exit 1"),
            Stored: "true"),
        ["no permission for packages"] = new(
            ["Access to the path '/home/x/.nuget' is denied", "Get write permission"],
            ATree.Dotnet(build: "echo \"error : Access to the path '/home/x/.nuget' is denied.\"; exit 1"),
            Stored: "true"),
        ["no network"] = new(
            ["Packages cannot be downloaded.", "//packages.test/index.json. Connection refused", "Connect to the network", "asks again"],
            ATree.Dotnet(restore: NoNetwork, build: NoNetwork)),
        ["no credentials"] = new(
            ["Packages cannot be downloaded.", "401 (Unauthorized).", "credentials"],
            ATree.Dotnet(build: "echo 'a : error NU1301:   Response status code does not indicate success: 401 (Unauthorized).'; exit 1"),
            Stored: "true"),
        ["a package that the registry lacks"] = new(
            ["Unable to find package YamlDotNet with version (>= 18.1.0).", "dotnet nuget add source"],
            ATree.Dotnet(build: "echo 'a : error NU1102: Unable to find package YamlDotNet with version (>= 18.1.0) [/x/a]'; exit 1"),
            Stored: "true"),
        ["a build that is killed"] = new(
            ["ended by signal 9", "memory"], ATree.Dotnet(build: "kill -9 $$"), Stored: "true"),
        ["a build that fails without an error"] = new(
            ["The build failed without an error: Oops", "artifacts/build.log"], ATree.Dotnet(build: "echo Oops; exit 1"), Stored: "true"),
        ["a fault in the code"] = new(
            ["a.cs(1,2): error CS1002: ; expected"],
            ATree.Dotnet(build: "echo 'a.cs(1,2): error CS1002: ; expected'; exit 1"),
            Stored: "true"),
        ["an unknown option"] = new(["There is no option --onec.", "Usage: ./run [--once]"], Arguments: "--onec", Code: 2),
        ["the former option"] = new(["There is no option --emulator-port.", "--storage-port N"], Arguments: "--emulator-port 1", Code: 2),
        ["a port that is too high"] = new(["--port", "from 1 to 65535, not 99999999"], Arguments: "--port 99999999", Code: 2),
        ["port 0"] = new(["--site-port", "from 1 to 65535, not 0"], Arguments: "--site-port=0", Code: 2),
        ["a negative port"] = new(["--storage-port", "from 1 to 65535, not -1"], Arguments: "--storage-port -1", Code: 2),
        ["a port in words"] = new(["--port", "from 1 to 65535, not http"], Arguments: "--port http", Code: 2),
        ["no port"] = new(["--port", "from 1 to 65535."], Arguments: "--once --port", Code: 2),
    };

    private readonly ATree _tree = new();

    public static TheoryData<string> Names => [.. Failures.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _tree.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SayInALineOrTwoWhatToDoAbout(string name)
    {
        var failure = Failures[name];
        _tree.Install("dotnet", failure.Dotnet is "" ? ATree.Dotnet() : failure.Dotnet);
        _tree.Install("node", failure.Node);
        _tree.Install("npm", failure.Npm);
        Store(failure.Stored);
        failure.Prepare?.Invoke(_tree);
        var (code, output, errors) = await RunAsync(failure.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(failure.Code, code);
        Assert.InRange(errors.Split('\n').Length - 1, 1, 2);
        Assert.InRange(output.Split('\n').Length - 1, 0, 6);
        Assert.All(failure.Says, text => Assert.Contains(text, output + errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet artifacts/", output, StringComparison.Ordinal);
        Assert.Equal(failure.Stored is null ? null : Text(failure.Stored), _tree.Answer);
    }

    [Theory]
    [InlineData("exit 0", "true")]
    [InlineData(NoStatiq, "false")]
    public async Task KeepTheAnswerOfTheRegistry(string restore, string answer)
    {
        _tree.Install("dotnet", ATree.Dotnet(restore: $"touch asked; {restore}"));
        var (code, output, _) = await RunAsync("--once");
        Assert.Equal((0, Text(answer)), (code, _tree.Answer?.Trim()));
        Assert.EndsWith("deals.dll up --once with StatiqPackages=\n", output, StringComparison.Ordinal);

        File.Delete(_tree.PathOf("asked"));
        Assert.Equal(0, (await RunAsync("--once")).Code);
        Assert.False(File.Exists(_tree.PathOf("asked")));
    }

    [Theory]
    [InlineData(NoNetwork)]
    [InlineData(NoStatiq + "; " + NoNetwork)]
    [InlineData("kill -9 $$")]
    public async Task KeepNothingThatIsLearntWithoutTheRegistry(string restore)
    {
        _tree.Install("dotnet", ATree.Dotnet(restore: restore.Replace("exit 1; ", "", StringComparison.Ordinal)));
        var (code, output, _) = await RunAsync();
        Assert.Equal((0, null), (code, _tree.Answer));
        Assert.Contains("could not be asked", output, StringComparison.Ordinal);
        Assert.EndsWith("with StatiqPackages=false\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAgainIfTheRegistryIsNowAnother()
    {
        Store("true");
        _tree.Install("dotnet", ATree.Dotnet(restore: NoStatiq, build: $"grep -q false artifacts/registry.props || {{ {NoStatiq}; }}"));
        var (code, _, errors) = await RunAsync();
        Assert.Equal((0, "", Text("false")), (code, errors, _tree.Answer?.Trim()));
    }

    [Fact]
    public async Task NeedNoNpmOnceTheEmulatorIsInstalled()
    {
        InstallEmulator(_tree);
        _tree.Install("npm", null);
        Assert.Equal(0, (await RunAsync()).Code);
    }

    [Fact]
    public async Task ShowThatALongStepIsStillRunning()
    {
        _tree.Install("dotnet", ATree.Dotnet(build: "sleep 0.35"));
        var (code, output, _) = await RunAsync();
        Assert.Equal(0, code);
        var site = output.Split('\n').Where(line => line.StartsWith("Building the site", StringComparison.Ordinal)).ToList();
        Assert.InRange(site.Count, 2, 6);
        Assert.Matches(@"^Building the site .*… \d+ s$", site[1]);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task EndEveryChildProcessWithThem(string signal, int expected)
    {
        _tree.Install("dotnet", ATree.Dotnet(build: "sleep 300 & echo $! >child; mv child building; wait"));
        await using var run = _tree.Run();
        while (!File.Exists(_tree.PathOf("building")) && !run.HasExited)
        {
            await Task.Delay(20, Cancel);
        }

        await ChildProcess.RunAsync(new("kill", [$"-{signal}", $"{run.Id}"]), Cancel);
        // Its output ends only after all of its child processes have ended, even the one that counts the seconds.
        var (code, _, errors) = await run.EndAsync(Cancel);
        Assert.Equal((expected, ""), (code, errors));
        var child = (await File.ReadAllTextAsync(_tree.PathOf("building"), Cancel)).Trim();
        // It is gone, or dead and not yet forgotten by the system.
        Assert.Matches("^(Z.*)?$", (await ChildProcess.RunAsync(new("ps", ["-o", "stat=", "-p", child]), Cancel)).Output.Trim());
    }

    [Fact]
    public async Task ListInTheHelpEachOptionOfTheProgram()
    {
        var (code, help, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        var options = ServerlessDeals.Cli.Commands.UpCommand.Create().Options.Select(option => option.Name).ToList();
        Assert.All(options, option => Assert.Contains($"./run {option} ", help, StringComparison.Ordinal));
        Assert.Equal(options.Count + 2, help.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Text(string statiq) =>
        $"<Project><PropertyGroup><StatiqPackages>{statiq}</StatiqPackages></PropertyGroup></Project>";

    private static void InstallEmulator(ATree tree) => tree.Write("artifacts/azurite/node_modules/azurite/dist/src/azurite.js", "");

    private static void Link(ATree tree, string name, string target)
    {
        Assert.SkipUnless(Path.Exists(target), $"This system has no {target}.");
        Directory.CreateDirectory(Path.GetDirectoryName(tree.PathOf(name))!);
        File.CreateSymbolicLink(tree.PathOf(name), target);
    }

    private void Store(string? statiq)
    {
        if (statiq is not null)
        {
            _tree.Write("artifacts/registry.props", Text(statiq));
        }
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var run = _tree.Run(arguments);
        return await run.EndAsync(Cancel);
    }

    /// <param name="Says">What the messages contain.</param>
    /// <param name="Stored">The answer of the registry from an earlier run, which stays.</param>
    private sealed record Failure(
        string[] Says,
        string? Dotnet = "",
        string? Node = "echo v22.1.0",
        string? Npm = "exit 1",
        string Arguments = "",
        Action<ATree>? Prepare = null,
        string? Stored = null,
        int Code = 1);
}
