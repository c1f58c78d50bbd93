using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>What an answer cost.</summary>
/// <param name="Added">The time in which no storage request was under way.</param>
/// <param name="Next">The path and query of the next page, if there is one.</param>
internal sealed record AnswerTime(int Requests, TimeSpan Added, TimeSpan Took, string? Next);

/// <summary>Asks the triggers in this process, as a host would, and measures the answers.</summary>
internal sealed class Asking : IDisposable
{
    private readonly TimedTables _tables;
    private readonly ServiceProvider _services;
    private readonly Triggers _triggers;

    public Asking(ITables tables)
    {
        _tables = new(tables);
        _services = new ServiceCollection().AddLogging().AddDeals(new ConfigurationBuilder().Build())
            .AddSingleton<ITables>(_tables).AddSingleton<Triggers>().BuildServiceProvider();
        _triggers = _services.GetRequiredService<Triggers>();
    }

    /// <summary>Asks for a list, a deal or a summary, with nothing cached.</summary>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async Task<AnswerTime> AskAsync(string path, CancellationToken cancel)
    {
        _services.GetRequiredService<ResponseCache>().Forget();
        _tables.Reset();
        var (route, query) = path.Split('?') is [var before, var after] ? (before, "?" + after) : (path, "");
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _services };
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = ("GET", "/api/" + route, new(query));
        context.Response.Body = body;
        var began = Stopwatch.GetTimestamp();
        var result = route.Split('/') switch
        {
            ["deals", var id] => _triggers.GetDeal(context.Request, id, cancel),
            ["deals"] => _triggers.ListDeals(context.Request, cancel),
            ["summaries", var dimension, var key] => _triggers.GetSummary(context.Request, dimension, key, cancel),
            _ => throw new ArgumentException($"'{path}' is not asked here.", nameof(path)),
        };
        await (await result).ExecuteAsync(context);
        var took = Stopwatch.GetElapsedTime(began);
        return context.Response.StatusCode == StatusCodes.Status200OK
            ? new(_tables.Requests, took - _tables.Waited, took, Next(context.Response.Headers.Link.ToString()))
            : throw new InvalidOperationException(
                $"{path} was answered {context.Response.StatusCode}: {Encoding.UTF8.GetString(body.ToArray())}");
    }

    public void Dispose() => _services.Dispose();

    /// <summary>What follows "/api/" in a header such as <c>&lt;https://deals.example/api/deals?cursor=x&gt;; rel="next"</c>.</summary>
    private static string? Next(string link) => link.Split('>')[0].Split("/api/", 2) is [_, var path] ? path : null;
}
