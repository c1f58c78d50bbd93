namespace ServerlessDeals.Cli.Hosting;

/// <summary>Azure Functions Core Tools, with the real Functions host: from the PATH, else from npm, installed below artifacts/.</summary>
internal static class CoreTools
{
    private const string Package = "azure-functions-core-tools";
    private const string Version = "4.15.1";

    // npm's package is small and downloads the program from another server. If that cannot be reached, it may hang instead of failing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    /// <param name="artifacts">The folder that takes the package, or the reason why npm could not install it.</param>
    /// <param name="path">The PATH on which func and npm are looked for.</param>
    /// <returns>The program, or null and one line that says why there is none. What failed once is not tried again.</returns>
    public static async Task<(string? Program, string? Missing)> FindAsync(string artifacts, string? path, CancellationToken cancel)
    {
        if (ProgramPath.Find("func", path) is { } found)
        {
            return (found, null);
        }

        var folder = Path.Combine(artifacts, "core-tools");
        var failed = Path.Combine(folder, "failed.txt");
        if (!File.Exists(failed))
        {
            try
            {
                var program = "bin/func" + (OperatingSystem.IsWindows() ? ".exe" : "");
                return (await NpmPackage.InstallAsync(folder, Package, Version, program, cancel, path, Patience), null);
            }
            catch (StartException why)
            {
                // What has arrived may be half a program.
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }

                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(failed, why.Message, cancel);
            }
        }

        return (null, "The local host serves the API: Core Tools are not on the PATH, and npm could not install them " +
            $"({Path.GetRelativePath(Environment.CurrentDirectory, failed)} says why; delete it to try again).");
    }
}
