using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Node.js, which runs the storage emulator, and why a program of it ended.</summary>
internal static class NodeJs
{
    /// <summary>The oldest version that the emulator's packages accept. eng/setup.sh has the same.</summary>
    public const int Oldest = 20;

    public const string Remedy = "Install Node.js 20 or later with npm (https://nodejs.org) and run this again.";

    /// <returns>The program.</returns>
    /// <exception cref="StartException">Node.js is not on the PATH.</exception>
    public static string Require(string? path) => ProgramPath.Find("node", path)
        ?? throw new StartException($"Node.js is not installed, and the storage emulator needs it. {Remedy}", isTemporary: true);

    /// <summary>Explains why the emulator does not answer.</summary>
    /// <param name="process">The emulator, which has ended or hangs.</param>
    /// <param name="folder">The folder of its package.</param>
    public static async Task<StartException> FailureAsync(
        Process process, string node, LastLines lines, string folder, CancellationToken cancel)
    {
        if (!process.HasExited)
        {
            return new("The storage emulator did not answer within 30 seconds. Close other programs and run this again.");
        }

        // Wait until its last lines have been read.
        await process.WaitForExitAsync(cancel);
        var (reason, version) = (lines.Reason, await VersionAsync(node, cancel));
        if (version?.Major < Oldest)
        {
            return new($"Node.js {version} is too old for the storage emulator. {Remedy}");
        }

        return new($"The storage emulator ended{(reason.Length > 0 ? $": {reason.TrimEnd('.')}" : "")}. {RemedyOf(reason, folder)}");
    }

    private static string RemedyOf(string reason, string folder)
    {
        bool Has(string text) => reason.Contains(text, StringComparison.Ordinal);
        return reason switch
        {
            _ when Has("ENOSPC") => "Free some space and run this again.",
            _ when Has("EACCES") || Has("EPERM") || Has("EROFS") => "Get write permission there and run this again.",
            _ when Has("EADDRINUSE") => $"Stop the program that listens there, or use another port with {Azurite.PortOption}.",
            _ => $"Delete {folder} and run this again; this installs the emulator anew.",
        };
    }

    private static async Task<Version?> VersionAsync(string node, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(node, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync(cancel);
        return Version.TryParse(printed.Trim().TrimStart('v'), out var version) ? version : null;
    }
}
