using System.ComponentModel;
using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Installs an npm program into a folder of its own, not globally.</summary>
internal static class NpmPackage
{
    /// <param name="main">The file to run, within the package.</param>
    /// <param name="path">The PATH to search for npm; by default that of this process.</param>
    /// <param name="patience">npm is ended if nothing arrives for this time, at most twice as long; by default it has no limit.</param>
    /// <returns>The path of that file. A package that is already installed is not changed.</returns>
    /// <exception cref="StartException">npm is missing or failed. The message has its output.</exception>
    public static async Task<string> InstallAsync(
        string folder,
        string package,
        string version,
        string main,
        CancellationToken cancel,
        string? path = null,
        TimeSpan? patience = null)
    {
        var program = Path.Combine(folder, "node_modules", package, main);
        if (File.Exists(program))
        {
            return program;
        }

        Directory.CreateDirectory(folder);
        string[] arguments = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, $"{package}@{version}"];
        var npm = ProgramPath.Find("npm", path ?? Environment.GetEnvironmentVariable("PATH"))
            ?? throw new StartException(
                $"npm is not installed. {package} needs Node.js 20 or later with npm; install it and run this again.");
        var start = new ProcessStartInfo(npm, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var (code, errors) = await RunAsync(start, folder, patience ?? Timeout.InfiniteTimeSpan, cancel);
            return code == 0 && File.Exists(program)
                ? program
                : throw new StartException($"npm could not install {package}@{version}: {errors}");
        }
        catch (Exception failed) when (failed is TimeoutException or Win32Exception)
        {
            throw new StartException($"npm could not install {package}@{version}: {failed.Message}");
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
