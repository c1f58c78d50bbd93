using System.Net;
using System.Net.Sockets;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra.Starting;

/// <summary>What deals up says if it cannot start: a line or two with what, why, and what to do.</summary>
public sealed class TheUpCommand : IDisposable
{
    private const string Emulator = "artifacts/azurite/node_modules/azurite/dist/src/azurite.js";

    private static readonly Dictionary<string, Failure> Failures = new()
    {
        ["a port that is too high"] = new(["--site-port needs a port from 1 to 65535, not 99999999."], "--site-port 99999999"),
        ["no node"] = new(["Node.js is not installed", "Install Node.js 20"], Node: null, Installed: true),
        ["an old node"] = new(
            ["Node.js 16.20.2 is too old", "Install Node.js 20"],
            Node: "[ \"$1\" = --version ] && echo v16.20.2 && exit; echo 'SyntaxError: Unexpected token' >&2; exit 1",
            Installed: true),
        ["no npm"] = new(["npm is not installed", "Install Node.js 20 or later with npm"], Npm: null),
        ["no network"] = new(
            ["npm could not install azurite@", "does not answer (ENOTFOUND)", "Connect to the network"],
            Npm: "echo 'npm error code ENOTFOUND' >&2; echo 'npm error     at ClientRequest.<anonymous>' >&2; exit 1"),
        ["a file named artifacts"] = new(["/artifacts", "already exists", "run this again"], Blocked: true),
        ["a broken emulator"] = new(
            ["The storage emulator ended: Error: Cannot find module 'x'", "Delete", "artifacts/azurite"],
            Node: New("echo x.js:1; echo \"Error: Cannot find module 'x'\"; echo '   at x'"),
            Installed: true),
        ["a full disk"] = new(
            ["The storage emulator ended: Error: ENOSPC: no space left on device", "Free some space"],
            Node: New("echo 'Error: ENOSPC: no space left on device, write'"),
            Installed: true),
        ["a program that cannot run"] = new(["node", "permissions"], Node: "\0", Installed: true),
        ["a wrong schedule"] = new(["SummarySchedule", "'hourly'", "0 */15 * * * *"], Schedule: "hourly"),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("up-").FullName;

    public static TheoryData<string> Names => [.. Failures.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Artifacts => Path.Combine(_folder, "artifacts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SaysInALineOrTwoWhatToDoAbout(string name)
    {
        var failure = Failures[name];
        Install("node", failure.Node);
        Install("npm", failure.Npm);
        if (failure.Installed)
        {
            Write(Emulator, "");
        }

        if (failure.Blocked)
        {
            Write("artifacts", "");
        }

        var (code, output) = await RunAsync(failure.Schedule, failure.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        AssertExplained(failure.Says, code, output);
        Assert.False(Directory.Exists(Path.Combine(Artifacts, "azurite/node_modules/azurite")) && !failure.Installed);
    }

    [Theory]
    [InlineData("--port", 0, "--port needs a port from 1 to 65535, not 0.")]
    [InlineData("--port", 65536, "--port needs a port from 1 to 65535, not 65536.")]
    [InlineData("--site-port", -1, "--site-port needs a port from 1 to 65535, not -1.")]
    [InlineData("--storage-port", 65534, "--storage-port needs a port from 1 to 65533, not 65534.")]
    [InlineData("--port", 4280, "--port and --site-port both use port 4280. Use different ports.")]
    [InlineData("--port", 10002, "--port and --storage-port both use port 10002 (--storage-port takes 10000 to 10002).")]
    [InlineData("--storage-port", 4278, "--site-port and --storage-port both use port 4280 (--storage-port takes 4278 to 4280).")]
    [InlineData("--storage-port", 65533, null)]
    [InlineData("--port", 10003, null)]
    [InlineData("--port", 1, null)]
    public void NeedsPortsThatExistAndDiffer(string option, int port, string? message)
    {
        var uses = new[] { ("--port", 7071, 1), ("--site-port", 4280, 1), ("--storage-port", 10000, 3) }
            .Select(use => use.Item1 == option ? (option, port, use.Item3) : use).ToArray();
        var refused = Record.Exception(() => Ports.RequireDistinct(uses));
        Assert.Equal(message is null, refused is null);
        Assert.StartsWith(message ?? "", refused?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheHolderOfABusyPortAndTheOptionForAnother()
    {
        Install("node", "exit 1");
        var port = Ports.ThreeFree();
        using var listener = new TcpListener(IPAddress.Loopback, port + 2);
        listener.Start();
        var holder = OperatingSystem.IsLinux() ? $" by dotnet ServerlessDeals.Tests.Infra.dll (pid {Environment.ProcessId})" : "";
        string[] says = [$"Port {port + 2} is in use{holder}, and the storage emulator needs it.", "use another port with --storage-port."];
        var (code, output) = await RunAsync(schedule: null, "--storage-port", $"{port}");
        AssertExplained(says, code, output);
    }

    // A Node.js that is new enough, and whose programs print a text and fail.
    private static string New(string prints) => $"[ \"$1\" = --version ] && echo v22.1.0 && exit; {{ {prints}; }} >&2; exit 1";

    private static void AssertExplained(string[] says, int code, string output)
    {
        Assert.Equal(1, code);
        Assert.InRange(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 5);
        Assert.All(says, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string? schedule, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        Write("seeds/companies/acme.yaml", """
            company: { id: acme, name: Acme, country: US, sectors: [chips] }
            recorded: 2026-11-24
            deals: []
            """);
        var ports = Ports.ThreeFree();
        string[] defaults = [.. arguments.Contains("--port") ? [] : new[] { "--port", $"{ports}" },
            .. arguments.Contains("--site-port") ? [] : new[] { "--site-port", $"{ports + 1}" },
            .. arguments.Contains("--storage-port") ? [] : new[] { "--storage-port", $"{Ports.ThreeFree()}" }];
        var (code, output, errors) = await ChildProcess.RunAsync(
            new(
                ProgramPath.Find("dotnet", Environment.GetEnvironmentVariable("PATH"))!,
                [Path.Combine(AppContext.BaseDirectory, "deals.dll"), "up", "--once", .. arguments, .. defaults])
            {
                WorkingDirectory = _folder,
            },
            Cancel,
            ("PATH", $"{Path.Combine(_folder, "path")}"),
            ("SummarySchedule", schedule ?? "0 0 3 * * *"),
            ("DOTNET_TieredPGO", "0"));
        return (code, output + errors);
    }

    private void Install(string program, string? script)
    {
        if (script is null)
        {
            return;
        }

        Write($"path/{program}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows() && script is not "\0")
        {
            File.SetUnixFileMode(
                Path.Combine(_folder, "path", program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <param name="Says">What the messages contain.</param>
    /// <param name="Installed">Whether the emulator's package is installed.</param>
    /// <param name="Blocked">Whether artifacts is a file.</param>
    private sealed record Failure(
        string[] Says,
        string Arguments = "",
        string? Node = "echo v22.1.0",
        string? Npm = "exit 1",
        bool Installed = false,
        bool Blocked = false,
        string? Schedule = null);
}
