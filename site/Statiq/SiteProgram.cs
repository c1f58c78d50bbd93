using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Site;

/// <summary>The site as a Statiq app; "preview" serves it and renders again when a text changes.</summary>
internal static class SiteProgram
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new SiteSource());

    /// <summary>What Statiq keeps from build to build stands beside the folder, and is of this folder alone.</summary>
    public static async Task<int> WriteAsync(SiteManifest manifest, string input)
    {
        var (source, cache) = (new SiteSource(), manifest.Folder + ".cache");
        var code = await RunAsync(
            [
                "--output", manifest.Folder, "--cache", cache, "--temp", Path.Combine(cache, "temp"),
                "--clean-mode", nameof(CleanMode.None), "--log-level", nameof(LogLevel.Warning),
            ],
            source);
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
