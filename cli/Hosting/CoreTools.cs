namespace ServerlessDeals.Cli.Hosting;

/// <summary>Finds Core Tools, which contain the real Functions host: on the PATH, else from npm, installed below artifacts/.</summary>
internal static class CoreTools
{
    private const string Package = "azure-functions-core-tools";
    private const string Version = "4.15.1";

    // The npm package downloads the program from another server. If that cannot be reached, npm may hang instead of failing.
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(7);

    /// <param name="artifacts">The folder for the package, or for the reason why npm could not install it.</param>
    /// <param name="path">The PATH to search for func and npm.</param>
    /// <param name="patience">How long to wait for a download that does not continue; by default 7 seconds.</param>
    /// <returns>
    /// The program, or null and a line that says why there is none. A failed installation is not repeated, unless npm or the network was
    /// missing.
    /// </returns>
    public static async Task<(string? Program, string? Missing)> FindAsync(
        string artifacts, string? path, CancellationToken cancel, TimeSpan? patience = null)
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
                return (await NpmPackage.InstallAsync(folder, Package, Version, program, cancel, path, patience ?? DefaultPatience), null);
            }
            catch (StartException why)
            {
                // The download may be incomplete.
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }

                if (why.IsTemporary)
                {
                    return (null, $"The local host serves the API: Core Tools are not on the PATH. {why.Message}");
                }

                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(failed, why.Message, cancel);
            }
        }

        return (null, "The local host serves the API: Core Tools are not on the PATH, and npm could not install them " +
            $"({Path.GetRelativePath(Environment.CurrentDirectory, failed)} says why; delete it to try again).");
    }
}
