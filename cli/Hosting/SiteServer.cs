using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Runs the site generator and serves the files.</summary>
internal static class SiteServer
{
    // From the file that Static Web Apps reads too, so pages work here as they do there.
    private static readonly IReadOnlyDictionary<string, string> Headers = Configured("globalHeaders");

    // The headers of some folders, which take precedence, as in Static Web Apps.
    private static readonly IReadOnlyList<(PathString Folder, IReadOnlyDictionary<string, string> Headers)> Routes = ConfiguredRoutes();

    // The type depends on the extension only. A feed.json is plain JSON here; the links to it have the type of a feed.
    private static readonly IReadOnlyDictionary<string, string> Types = Configured("mimeTypes");

    /// <exception cref="StartException">The generator is not built, or it failed.</exception>
    public static async Task GenerateAsync(string folder, string storage, string apiBase, string siteBase, CancellationToken cancel)
    {
        var program = Path.Combine(ProgramPath.FolderOf("ServerlessDeals.Site"), "ServerlessDeals.Site.dll");
        if (!File.Exists(program))
        {
            throw new StartException("The site's program is not built. Run dotnet build site, or start with ./run.");
        }

        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("dotnet", [program, "--output", folder]) { UseShellExecute = false };
        start.Environment["DealsStorage"] = storage;
        start.Environment["PublicBaseUrl"] = apiBase;
        start.Environment["SiteBaseUrl"] = siteBase;
        using var site = Process.Start(start) ?? throw new StartException("The site's program could not be started.");
        try
        {
            await site.WaitForExitAsync(cancel);
        }
        finally
        {
            if (!site.HasExited)
            {
                site.Kill(entireProcessTree: true);
            }
        }

        if (site.ExitCode != 0)
        {
            throw new StartException("The site could not be generated; the reason is printed above.");
        }
    }

    public static WebApplication Build(int port, string folder)
    {
        var builder = Loopback.Builder(port);
        builder.Services.AddResponseCompression(options => options.MimeTypes = Types.Values.Select(type => type.Split(';')[0]));
        var app = builder.Build();
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            var route = Routes.FirstOrDefault(rule => context.Request.Path.StartsWithSegments(rule.Folder, StringComparison.Ordinal));
            foreach (var (name, value) in Headers.Concat(route.Headers ?? new Dictionary<string, string>()))
            {
                context.Response.Headers[name] = value;
            }

            // A newly generated site has to show at once.
            context.Response.Headers.CacheControl = "no-cache";
            return next(context);
        });
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        var types = new FileExtensionContentTypeProvider();
        foreach (var (ending, type) in Types)
        {
            types.Mappings[ending] = type;
        }

        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types });
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = Types[".html"];
            return context.Response.SendFileAsync(files.GetFileInfo("404.html"), context.RequestAborted);
        });
        return app;
    }

    private static Dictionary<string, string> Configured(string what)
    {
        using var config = Configuration();
        return Texts(config.RootElement.GetProperty(what));
    }

    // A rule for everything in a folder: "/embed/*".
    private static List<(PathString Folder, IReadOnlyDictionary<string, string> Headers)> ConfiguredRoutes()
    {
        using var config = Configuration();
        return
        [
            .. config.RootElement.GetProperty("routes").EnumerateArray().Select(rule => (
                new PathString(rule.GetProperty("route").GetString()!.Replace("/*", "", StringComparison.Ordinal)),
                (IReadOnlyDictionary<string, string>)Texts(rule.GetProperty("headers")))),
        ];
    }

    private static JsonDocument Configuration()
    {
        using var file = typeof(SiteServer).Assembly.GetManifestResourceStream("staticwebapp.config.json")!;
        return JsonDocument.Parse(file);
    }

    private static Dictionary<string, string> Texts(JsonElement settings) => settings.EnumerateObject()
        .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
}
