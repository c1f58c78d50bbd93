using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <param name="Added">The time in which no storage request was under way.</param>
/// <param name="Next">The path and query of the next page, if there is one.</param>
internal sealed record TimedAnswer(int Requests, TimeSpan Added, TimeSpan Took, string? Next);

/// <summary>Calls the triggers in this process, as a host would, and times the answers.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly CalledTables _tables;
    private readonly IHost _host;

    public ApiCaller(ITables tables)
    {
        _tables = new(tables);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddDeals(builder.Configuration).AddSingleton<ITables>(_tables).AddSingleton<Triggers>();
        _host = builder.Build();
    }

    /// <summary>Gets a list, a deal or a summary, with nothing cached.</summary>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async Task<TimedAnswer> GetAsync(string path, CancellationToken cancel)
    {
        var triggers = _host.Services.GetRequiredService<Triggers>();
        _host.Services.GetRequiredService<ResponseCache>().Forget();
        _tables.Reset();
        var (route, query) = path.Split('?') is [var before, var after] ? (before, "?" + after) : (path, "");
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _host.Services, Response = { Body = body } };
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = ("GET", "/api/" + route, new(query));
        var began = Stopwatch.GetTimestamp();
        var result = route.Split('/') switch
        {
            ["deals", var id] => triggers.GetDeal(context.Request, id, cancel),
            ["deals"] => triggers.ListDeals(context.Request, cancel),
            ["summaries", var dimension, var key] => triggers.GetSummary(context.Request, dimension, key, cancel),
            _ => throw new ArgumentException($"No trigger is known for '{path}'.", nameof(path)),
        };
        await (await result).ExecuteAsync(context);
        var took = Stopwatch.GetElapsedTime(began);
        // The next page is linked as <https://deals.example/api/deals?cursor=x>; rel="next".
        var next = context.Response.Headers.Link.ToString().Split('>')[0].Split("/api/", 2) is [_, var address] ? address : null;
        return context.Response.StatusCode == StatusCodes.Status200OK
            ? new(_tables.Requests, took - _tables.Waited, took, next)
            : throw new InvalidOperationException(
                $"{path} was answered {context.Response.StatusCode}: {Encoding.UTF8.GetString(body.ToArray())}");
    }

    public void Dispose() => _host.Dispose();

    private sealed class CalledTables(ITables inner) : MeasuredTables(inner);
}
