using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>Asks the triggers in this process, as a host would, and tells what an answer cost.</summary>
internal sealed class Asking : IDisposable
{
    private readonly TimedTables _tables;
    private readonly ServiceProvider _services;
    private readonly Triggers _triggers;
    private readonly HotAnswers _hot;

    public Asking(ITables tables)
    {
        _tables = new(tables);
        _services = new ServiceCollection().AddLogging().AddDeals(new ConfigurationBuilder().Build()).AddSingleton<ITables>(_tables).AddSingleton<Triggers>().BuildServiceProvider();
        _triggers = _services.GetRequiredService<Triggers>();
        _hot = _services.GetRequiredService<HotAnswers>();
    }

    /// <summary>Asks for a list or a deal; nothing is hot.</summary>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async Task<Cost> AskAsync(string path, CancellationToken cancel)
    {
        _hot.Forget();
        _tables.Reset();
        var context = new DefaultHttpContext { RequestServices = _services };
        var (route, query) = path.Split('?') is [var before, var after] ? (before, "?" + after) : (path, "");
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = ("GET", "/api/" + route, new(query));
        using var body = new MemoryStream();
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
            ? new(_tables.Requests, took - _tables.Waited, took, context.Response.Headers.Link.ToString() is { Length: > 0 } link ? link[(link.IndexOf("/api/", StringComparison.Ordinal) + 5)..link.IndexOf('>', StringComparison.Ordinal)] : null)
            : throw new InvalidOperationException($"{path} was answered {context.Response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body.ToArray())}");
    }

    public void Dispose() => _services.Dispose();
}

/// <summary>What an answer cost.</summary>
/// <param name="Added">The time in which no storage request was out.</param>
/// <param name="Next">The next page's path and query, if there is one.</param>
internal sealed record Cost(int Requests, TimeSpan Added, TimeSpan Took, string? Next);
