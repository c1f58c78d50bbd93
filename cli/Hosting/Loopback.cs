using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The builder that every server of this program starts from.</summary>
internal static class Loopback
{
    /// <summary>
    /// A server that only this machine can reach. It starts from an empty builder: the default one would look for settings files and
    /// watch every folder below the current one for changes.
    /// </summary>
    /// <param name="port">0 for any free port.</param>
    public static WebApplicationBuilder Builder(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }
}
