using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Site;

/// <summary>The site as a Statiq app; "preview" serves it and renders again when a text changes.</summary>
internal static class SiteProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var source = new SiteSource(null);
        return await RunAsync(args, source);
    }

    /// <summary>What was made before is known by the manifest, so that Statiq keeps nothing from build to build.</summary>
    public static async Task<int> WriteAsync(SiteManifest manifest, string input)
    {
        using var source = new SiteSource(manifest);
        var temp = Directory.CreateTempSubdirectory("site-");
        int code;
        try
        {
            code = await RunAsync(
                [
                    "--output", manifest.Folder, "--temp", temp.FullName, "--nocache",
                    "--clean-mode", nameof(CleanMode.None), "--log-level", nameof(LogLevel.Warning),
                ],
                source);
        }
        finally
        {
            temp.Delete(recursive: true);
        }

        if (code == 0)
        {
            var made = source.Made.ToDictionary(one => one.Key, one => manifest.Now(one.Key, one.Value), StringComparer.Ordinal);
            var same = made.Keys.Count(manifest.Holds);
            Console.WriteLine($"Site: {made.Count - same} files written, {same} unchanged, {manifest.Keep(input, made)} removed.");
        }

        return code;
    }

    private static Task<int> RunAsync(string[] args, SiteSource source) => Bootstrapper.Factory
        .CreateWeb(args)
        .ConfigureFileSystem(files =>
        {
            // Paths on the command line are relative to the folder where it is written, as the plain writer's are.
            files.RootPath = Environment.CurrentDirectory;
            files.InputPaths.Clear();
            files.InputPaths.Add(Path.Combine(SiteInput.Root, "input"));
            files.OutputPath = Path.Combine(AppContext.BaseDirectory, "output");
            files.CachePath = Path.Combine(AppContext.BaseDirectory, "cache");
            files.TempPath = Path.Combine(AppContext.BaseDirectory, "temp");
        })
        .ConfigureEngine(engine => SitePipelines.Use(engine.Pipelines, source))
        .RunAsync();
}
