using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Creates the builder for each server of this program.</summary>
internal static class Loopback
{
    /// <summary>
    /// A builder for a server that only this machine can reach. It is empty, because the default builder would look for settings files
    /// and watch every folder below the current one for changes.
    /// </summary>
    /// <param name="port">0 for any free port.</param>
    public static WebApplicationBuilder Builder(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }
}
