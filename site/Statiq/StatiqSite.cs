using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Site;

/// <summary>Writes the site with Statiq. Its command "preview" serves the site and renders it again when a text changes.</summary>
internal sealed class StatiqSite : ISiteWriter
{
    public async Task<int> RunAsync(string[] args)
    {
        using var writer = new PipelineWriter(null);
        return await RunAsync(args, writer);
    }

    // The manifest records the last build, so Statiq's own cache is not needed.
    public async Task<int> WriteAsync(SiteManifest manifest, string inputHash)
    {
        using var writer = new PipelineWriter(manifest);
        var temp = Directory.CreateTempSubdirectory("site-");
        int code;
        try
        {
            code = await RunAsync(
                [
                    "--output", manifest.Folder, "--temp", temp.FullName, "--nocache",
                    "--clean-mode", nameof(CleanMode.None), "--log-level", nameof(LogLevel.Warning),
                ],
                writer);
        }
        finally
        {
            temp.Delete(recursive: true);
        }

        if (code == 0)
        {
            var entries = writer.Made.ToDictionary(
                made => made.Key, made => manifest.EntryNow(made.Key, made.Value), StringComparer.Ordinal);
            var unchanged = entries.Keys.Count(manifest.IsUntouched);
            var removed = manifest.Save(inputHash, entries);
            Console.WriteLine($"Site: {entries.Count - unchanged} files written, {unchanged} unchanged, {removed} removed.");
        }

        return code;
    }

    private static Task<int> RunAsync(string[] args, PipelineWriter writer) => Bootstrapper.Factory
        .CreateWeb(args)
        .ConfigureFileSystem(files =>
        {
            // Without this, Statiq resolves paths against the project's folder and not the current one.
            files.RootPath = Environment.CurrentDirectory;
            files.InputPaths.Clear();
            files.InputPaths.Add(Path.Combine(SiteInput.Root, "input"));
            files.OutputPath = Path.Combine(AppContext.BaseDirectory, "output");
            files.CachePath = Path.Combine(AppContext.BaseDirectory, "cache");
            files.TempPath = Path.Combine(AppContext.BaseDirectory, "temp");
        })
        .ConfigureEngine(engine => SitePipelines.Use(engine.Pipelines, writer))
        .RunAsync();
}
