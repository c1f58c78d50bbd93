using System.ComponentModel;
using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>A program from npm, installed into a folder of its own and no further.</summary>
internal static class NpmPackage
{
    /// <param name="main">The file to run, within the package.</param>
    /// <param name="path">The PATH on which npm is looked for; by default this process's own.</param>
    /// <param name="patience">npm is ended if nothing has arrived for up to twice as long; by default it has all the time it takes.</param>
    /// <returns>The path of that file. What is installed already is left as it is.</returns>
    /// <exception cref="StartException">npm is missing, or it failed; with what it said.</exception>
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
            var (code, said) = await RunAsync(start, folder, patience ?? Timeout.InfiniteTimeSpan, cancel);
            return code == 0 && File.Exists(program)
                ? program
                : throw new StartException($"npm could not install {package}@{version}: {said}");
        }
        catch (Exception failed) when (failed is TimeoutException or Win32Exception)
        {
            throw new StartException($"npm could not install {package}@{version}: {failed.Message}");
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(
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
