using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// The triggers over tables that fail when a test wants it, with everything they log and measure. Read logs and measurements after
/// <see cref="EndAsync"/>, because an answer is measured only after it was sent.
/// </summary>
internal sealed class OverFailingTables : IAsyncDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ConcurrentBag<Activity> _spans = [];
    private readonly ConcurrentBag<(string Name, string Tags)> _measured = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _listener;
    private readonly WebApplication _host;

    private OverFailingTables(ITables tables, string schedule)
    {
        Tables = new(tables);
        _host = LocalHost.Build(0, OnTheApi.Settings("", schedule), OnTheApi.Key, configure: services => services
            .AddSingleton<ITables>(new TelemetryTables(Tables))
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.AddFakeLogging()));
        var factory = _host.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Measurements.Name && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.Start();
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Measurements.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public FailingTables Tables { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Checks every answer to a GET request against the contract.</summary>
    public HttpClient Client { get; } = new(new ContractCheck());

    public FakeLogCollector Logs => _host.Services.GetFakeLogCollector();

    /// <summary>The log lines about failures.</summary>
    public IReadOnlyList<FakeLogRecord> Failures => [.. Logs.GetSnapshot().Where(record => record.Category == typeof(Failures).FullName)];

    /// <summary>The spans of this host's requests, by name.</summary>
    public IEnumerable<Activity> Spans(string name) => _spans.Where(span => span.OperationName == name && span.TraceId == _trace);

    /// <summary>The tags of each measurement of an instrument, such as "function=GetDeal outcome=answered".</summary>
    /// <remarks>Without the requests for the contract, which the client reads to check the answers.</remarks>
    public IEnumerable<string> Measured(string instrument) => _measured
        .Where(measured => measured.Name == instrument && !measured.Tags.StartsWith("function=GetOpenApi", StringComparison.Ordinal))
        .Select(measured => measured.Tags);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<OverFailingTables> StartAsync(ITables tables, string schedule = "0 0 3 * * *")
    {
        var started = new OverFailingTables(tables, schedule);
        await started._host.StartAsync(Cancel);
        started.Client.BaseAddress = new(started._host.Urls.Single() + "/api/");
        return started;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body = null) =>
        Client.SendAsync(Request(method, address, body), Cancel);

    /// <summary>A request in this host's trace, with the operators' key.</summary>
    public HttpRequestMessage Request(HttpMethod method, string address, string? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("x-functions-key", OnTheApi.Key);
        request.Headers.Add("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");
        request.Content = body is null ? null : new StringContent(body);
        return request;
    }

    public static async Task<string> TypeAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        return problem.GetProperty("type").GetString()!["urn:serverlessdeals:problem:".Length..];
    }

    /// <summary>How many requests wait for an answer that is being made.</summary>
    public int Waiting(string key) => _host.Services.GetRequiredService<ResponseCache>().Waiting(key);

    /// <summary>Waits until every request has ended.</summary>
    public Task EndAsync() => _host.StopAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _meters.Dispose();
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Add((instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
