using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>
/// The protocol's own handler of a POST, without sessions: every request stands alone, as on a platform where each may come to another
/// process. The library offers the handler only as an ASP.NET Core endpoint. The worker has no routing, so the endpoint is mapped into
/// a list of its own and called directly.
/// </summary>
internal static class McpProtocol
{
    public static RequestDelegate Handler(IReadOnlyList<ReadTool> tools, IHostApplicationLifetime lifetime)
    {
        // The library logs every wrong message as an error with its stack. Anybody could fill the log with that. The tools log failures.
        var services = new ServiceCollection().AddLogging().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(lifetime);
        services.AddMcpServer(options => AssistantServer.Configure(options, tools)).WithHttpTransport(options => options.Stateless = true);
        var endpoints = new Endpoints(services.BuildServiceProvider());
        endpoints.MapMcp();
        return endpoints.DataSources.SelectMany(source => source.Endpoints).Single().RequestDelegate!;
    }

    private sealed class Endpoints(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
