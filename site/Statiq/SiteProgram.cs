using Microsoft.Extensions.Logging;
using Statiq.App;
using Statiq.Common;
using Statiq.Web;

namespace ServerlessDeals.Site;

/// <summary>The site as a Statiq app; "preview" serves it and renders again when a text changes.</summary>
internal static class SiteProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var quiet = args.Length > 0 && args[0].StartsWith('-') && !args.Contains("--log-level") && !args.Contains("-l");
        var source = new SiteSource();
        var code = await Bootstrapper.Factory
            .CreateWeb(quiet ? [.. args, "--log-level", nameof(LogLevel.Warning)] : args)
            .ConfigureFileSystem(files =>
            {
                files.RootPath = SiteInput.Root;
                files.CachePath = Path.Combine(AppContext.BaseDirectory, "cache");
                files.TempPath = Path.Combine(AppContext.BaseDirectory, "temp");
            })
            .ConfigureEngine(engine => SitePipelines.Use(engine.Pipelines, source))
            .ConfigureAnalyzers(analyzers => analyzers[nameof(ValidateRelativeLinks)].LogLevel = LogLevel.Error)
            .RunAsync();
        if (code == 0 && quiet)
        {
            Console.WriteLine($"Site: {source.Count} files, written by Statiq where they differ.");
        }

        return code;
    }
}
