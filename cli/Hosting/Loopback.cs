using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>What every server of this program begins with.</summary>
internal static class Loopback
{
    /// <summary>
    /// A server that others on the network cannot reach. It is an empty one: a default builder would look for settings in files,
    /// and watch every folder below the current one for changes of them.
    /// </summary>
    /// <param name="port">0 for any that is free.</param>
    public static WebApplicationBuilder Builder(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }
}
