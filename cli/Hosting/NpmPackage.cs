using System.ComponentModel;
using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>A program from npm, installed into a folder of its own and no further.</summary>
internal static class NpmPackage
{
    /// <param name="main">The file to run with node, within the package.</param>
    /// <returns>The path of that file. What is installed already is left as it is.</returns>
    /// <exception cref="StartException">npm is missing, or it failed; with what it said.</exception>
    public static async Task<string> InstallAsync(string folder, string package, string version, string main, CancellationToken cancel)
    {
        var program = Path.Combine(folder, "node_modules", package, main);
        if (File.Exists(program))
        {
            return program;
        }

        Directory.CreateDirectory(folder);
        string[] arguments = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder, $"{package}@{version}"];
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var npm = Process.Start(start)!;
            var error = npm.StandardError.ReadToEndAsync(cancel);
            await npm.StandardOutput.ReadToEndAsync(cancel);
            await npm.WaitForExitAsync(cancel);
            return npm.ExitCode == 0 && File.Exists(program)
                ? program
                : throw new StartException($"npm could not install {package}@{version}: {(await error).Trim()}");
        }
        catch (Win32Exception)
        {
            throw new StartException($"npm is not installed. {package} needs Node.js 20 or later with npm; install it and run this again.");
        }
    }
}
