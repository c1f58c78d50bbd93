using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <param name="Added">The time in which no storage request was under way.</param>
/// <param name="Next">The path and query of the next page, if there is one.</param>
/// <param name="Tag">The ETag, if there is one.</param>
internal sealed record TimedAnswer(int Requests, TimeSpan Added, TimeSpan Took, string? Next, string? Tag);

/// <summary>Calls the triggers in this process, as a host would, and times the answers.</summary>
internal sealed class ApiCaller : IDisposable
{
    private static readonly IReadOnlyList<(MethodInfo Function, string[] Route)> Functions =
    [
        .. from function in typeof(Triggers).GetMethods()
           from parameter in function.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger?.Methods?.Contains("get") == true
           select (function, trigger.Route!.Split('/')),
    ];

    private readonly CalledTables _tables;
    private readonly IHost _host;

    public ApiCaller(ITables tables)
    {
        _tables = new(tables);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddDeals(builder.Configuration).AddSingleton<ITables>(_tables).AddSingleton<Triggers>();
        _host = builder.Build();
    }

    /// <summary>Gets an answer, with nothing cached.</summary>
    /// <param name="held">The ETag of the answer that the client has; null if it has none.</param>
    /// <exception cref="InvalidOperationException">The answer was neither 200 nor, for a client that has it, 304.</exception>
    public Task<TimedAnswer> GetAsync(string path, CancellationToken cancel, string? held = null) => CallAsync(
        path,
        request => (request.Method, request.Headers.IfNoneMatch) = ("GET", held),
        held is null ? StatusCodes.Status200OK : StatusCodes.Status304NotModified,
        cancel);

    /// <summary>Sends a message of the Model Context Protocol.</summary>
    public Task<TimedAnswer> AskAsync(string message, CancellationToken cancel) => CallAsync(
        "mcp",
        request =>
        {
            (request.Method, request.ContentType) = ("POST", "application/json");
            request.Headers.Accept = "application/json, text/event-stream";
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(message));
        },
        StatusCodes.Status200OK,
        cancel);

    private async Task<TimedAnswer> CallAsync(string path, Action<HttpRequest> prepare, int status, CancellationToken cancel)
    {
        _host.Services.GetRequiredService<ResponseCache>().Forget();
        _tables.Reset();
        var (route, query) = path.Split('?') is [var before, var after] ? (before, "?" + after) : (path, "");
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _host.Services, Response = { Body = body } };
        (context.Request.Path, context.Request.QueryString) = ("/api/" + route, new(query));
        prepare(context.Request);
        context.RequestAborted = cancel;
        var function = FunctionOf(route, context.Request.RouteValues);
        var began = Stopwatch.GetTimestamp();
        var result = await (Task<IResult>)LocalHost.Call(function, _host.Services, context, cancel)!;
        await result.ExecuteAsync(context);
        var took = Stopwatch.GetElapsedTime(began);
        // The next page is linked as <https://deals.example/api/deals?cursor=x>; rel="next".
        var next = context.Response.Headers.Link.ToString().Split('>')[0].Split("/api/", 2) is [_, var address] ? address : null;
        return context.Response.StatusCode == status
            ? new(_tables.Requests, took - _tables.Waited, took, next, context.Response.Headers.ETag)
            : throw new InvalidOperationException(
                $"{path} was answered {context.Response.StatusCode}: {Encoding.UTF8.GetString(body.ToArray())}");
    }

    public void Dispose() => _host.Dispose();

    // As the platform chooses: text in a route before a parameter.
    private static MethodInfo FunctionOf(string path, RouteValueDictionary values)
    {
        var parts = path.Split('/');
        var (function, route) = Functions.Where(candidate => Fits(candidate.Route, parts))
            .OrderBy(candidate => candidate.Route.Count(part => part[0] == '{')).First();
        foreach (var (part, text) in route.Zip(parts).Where(pair => pair.First[0] == '{'))
        {
            values[part.Trim('{', '}', '?')] = text;
        }

        return function;
    }

    private static bool Fits(string[] route, string[] parts) =>
        (route.Length == parts.Length || (route.Length == parts.Length + 1 && route[^1].EndsWith("?}", StringComparison.Ordinal)))
        && route.Zip(parts).All(pair => pair.First[0] == '{' || pair.First == pair.Second);

    private sealed class CalledTables(ITables inner) : MeasuredTables(inner);
}
