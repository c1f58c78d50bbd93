using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
    private readonly TimedTables _tables;
    private readonly ServiceProvider _services;

    public ApiCaller(ITables tables)
    {
        _tables = new(tables);
        _services = new ServiceCollection().AddLogging().AddDeals(new ConfigurationBuilder().Build())
            .AddSingleton<ITables>(_tables).AddSingleton<Triggers>().BuildServiceProvider();
    }

    /// <summary>Gets a list, a deal or a summary, with nothing cached.</summary>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async Task<TimedAnswer> GetAsync(string path, CancellationToken cancel)
    {
        var triggers = _services.GetRequiredService<Triggers>();
        _services.GetRequiredService<ResponseCache>().Forget();
        _tables.Reset();
        var (route, query) = path.Split('?') is [var before, var after] ? (before, "?" + after) : (path, "");
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _services, Response = { Body = body } };
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
        return context.Response.StatusCode == StatusCodes.Status200OK
            ? new(_tables.Requests, took - _tables.Waited, took, Next(context.Response.Headers.Link.ToString()))
            : throw new InvalidOperationException(
                $"{path} was answered {context.Response.StatusCode}: {Encoding.UTF8.GetString(body.ToArray())}");
    }

    public void Dispose() => _services.Dispose();

    /// <summary>The text after "/api/" in a header such as <c>&lt;https://deals.example/api/deals?cursor=x&gt;; rel="next"</c>.</summary>
    private static string? Next(string link) => link.Split('>')[0].Split("/api/", 2) is [_, var path] ? path : null;

    /// <summary>Counts requests, and measures the time during which at least one of them is under way.</summary>
    private sealed class TimedTables(ITables inner) : ITables
    {
        private readonly Lock _lock = new();
        private long _began;
        private int _underWay;

        public int Requests { get; private set; }

        public TimeSpan Waited { get; private set; }

        public void Reset() => (Requests, Waited) = (0, TimeSpan.Zero);

        public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            TimedAsync(() => inner.GetAsync(table, partition, row, cancel));

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => TimedAsync(() => inner.QueryAsync(range, cancel));

        public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            TimedAsync(() => inner.WriteAsync(table, batch, cancel));

        private async Task<T> TimedAsync<T>(Func<Task<T>> request)
        {
            lock (_lock)
            {
                Requests++;
                _began = _underWay++ == 0 ? Stopwatch.GetTimestamp() : _began;
            }

            var answer = await request();
            lock (_lock)
            {
                Waited += --_underWay == 0 ? Stopwatch.GetElapsedTime(_began) : TimeSpan.Zero;
            }

            return answer;
        }
    }
}
