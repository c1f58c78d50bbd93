using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra.Starting;

/// <summary>
/// The files that ./run needs, in a folder of their own, with stand-ins for dotnet, node and npm. Nothing else of this machine is on the
/// PATH, except the tools that the scripts use.
/// </summary>
internal sealed class ATree : IDisposable
{
    private static readonly string[] Tools =
    [
        "awk", "bash", "cat", "dirname", "env", "grep", "head", "mkdir", "mv", "paste", "rm", "sed", "sh", "sleep", "sort", "tail", "tee",
        "touch",
    ];

    private static readonly string[] Copied = ["run", "global.json", "Directory.Packages.props", .. Scripts()];

    public ATree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        foreach (var file in Copied)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Checkout.PathOf(file), PathOf(file));
        }

        Directory.CreateDirectory(PathOf("path"));
        foreach (var tool in Tools)
        {
            File.CreateSymbolicLink(PathOf($"path/{tool}"), ProgramPath.Find(tool, Environment.GetEnvironmentVariable("PATH"))!);
        }

        Install("dotnet", Dotnet());
        Install("node", "echo v22.1.0");
        Install("npm", "exit 1");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("first-").FullName;

    /// <summary>The stored answer of the package registry, or null.</summary>
    public string? Answer => File.Exists(PathOf("artifacts/registry.props")) ? File.ReadAllText(PathOf("artifacts/registry.props")) : null;

    /// <summary>A stand-in for dotnet, with what it does for each of its commands. Without one it succeeds.</summary>
    public static string Dotnet(
        string version = "echo 10.0.401", string sdks = "echo '10.0.401 [/sdk]'", string restore = "exit 0", string build = "exit 0") =>
        $"""
        case $1 in
          --version) {version} ;;
          --list-sdks) {sdks} ;;
          restore) {restore} ;;
          build) {build} ;;
          *) echo "dotnet $* with StatiqPackages=$StatiqPackages" ;;
        esac
        """;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <param name="script">The stand-in, or null if the program is missing.</param>
    public void Install(string program, string? script)
    {
        var file = PathOf($"path/{program}");
        File.Delete(file);
        if (script is not null && !OperatingSystem.IsWindows())
        {
            File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public ChildProcess Run(params string[] arguments)
    {
        // Programs that a shell starts in the background ignore interrupts, and so do their child processes.
        string[] command = [.. OperatingSystem.IsLinux() ? new[] { "env", "--default-signal=INT" } : [], PathOf("run"), .. arguments];
        return ChildProcess.Start(
            new(command[0], command[1..]) { WorkingDirectory = Folder },
            ("PATH", PathOf("path")),
            ("StatiqPackages", ""),
            ("STEP_SECONDS", "0.1"));
    }

    public void Dispose()
    {
        // The link is not followed.
        if (new FileInfo(PathOf("artifacts")).LinkTarget is not null)
        {
            File.Delete(PathOf("artifacts"));
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static IEnumerable<string> Scripts() => Directory.EnumerateFiles(Checkout.PathOf("eng"), "*.sh")
        .Select(file => $"eng/{Path.GetFileName(file)}");
}
