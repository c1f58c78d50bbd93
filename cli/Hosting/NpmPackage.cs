using System.ComponentModel;
using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Installs an npm program into a folder of its own, not globally.</summary>
internal static class NpmPackage
{
    // By default npm waits for more than a minute for a registry that does not answer. eng/setup.sh has the same options.
    private static readonly string[] Options =
    [
        "--no-audit", "--no-fund", "--loglevel=error", "--fetch-timeout=30000", "--fetch-retries=1", "--fetch-retry-mintimeout=1000",
    ];

    /// <summary>The file to run, if the package is installed in the folder.</summary>
    public static string PathOf(string folder, string package, string main) => Path.Combine(folder, "node_modules", package, main);

    /// <param name="main">The file to run, within the package.</param>
    /// <param name="path">The PATH to search for npm; by default that of this process.</param>
    /// <param name="patience">npm is ended if nothing arrives for this time, at most twice as long; by default it has no limit.</param>
    /// <returns>The path of that file. A package that is already installed is not changed.</returns>
    /// <exception cref="StartException">npm is missing or failed. The message says why.</exception>
    public static async Task<string> InstallAsync(
        string folder,
        string package,
        string version,
        string main,
        CancellationToken cancel,
        string? path = null,
        TimeSpan? patience = null)
    {
        var program = PathOf(folder, package, main);
        if (File.Exists(program))
        {
            return program;
        }

        var npm = ProgramPath.Find("npm", path ?? Environment.GetEnvironmentVariable("PATH"))
            ?? throw new StartException($"npm is not installed, and {package} is installed with it. {NodeJs.Remedy}", isTemporary: true);
        Console.WriteLine($"Installing {package} {version} from npm …");
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(npm, ["install", .. Options, "--prefix", folder, $"{package}@{version}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var complete = false;
        try
        {
            var (code, errors) = await RunAsync(start, folder, patience ?? Timeout.InfiniteTimeSpan, cancel);
            complete = code == 0 && File.Exists(program);
            return complete ? program : throw NpmFailure.Of($"{package}@{version}", errors);
        }
        catch (Exception failed) when (failed is TimeoutException or Win32Exception)
        {
            // If nothing has been written at all, the registry does not answer.
            throw NpmFailure.Of($"{package}@{version}", failed.Message, isTemporary: failed is TimeoutException && SizeOf(folder) == 0);
        }
        finally
        {
            if (!complete)
            {
                RemoveIncomplete(Path.Combine(folder, "node_modules", package));
            }
        }
    }

    // Otherwise the next start would run a program of which npm wrote only a part.
    private static void RemoveIncomplete(string package)
    {
        if (Directory.Exists(package))
        {
            Directory.Delete(package, recursive: true);
        }
    }

    private static async Task<(int Code, string Errors)> RunAsync(
        ProcessStartInfo start, string folder, TimeSpan patience, CancellationToken cancel)
    {
        using var npm = Process.Start(start)!;
        try
        {
            var error = npm.StandardError.ReadToEndAsync(cancel);
            var output = npm.StandardOutput.ReadToEndAsync(cancel);
            var ended = Task.WhenAll(error, output, npm.WaitForExitAsync(cancel));
            var size = -1L;
            while (await Task.WhenAny(ended, Task.Delay(patience, TimeProvider.System, cancel)) != ended)
            {
                var now = SizeOf(folder);
                size = now > size ? now : throw new TimeoutException($"Nothing arrived for {patience.TotalSeconds} seconds.");
            }

            await ended;
            return (npm.ExitCode, (await error).Trim());
        }
        finally
        {
            if (!npm.HasExited)
            {
                npm.Kill(entireProcessTree: true);
                await npm.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
