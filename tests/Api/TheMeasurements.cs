using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>Measurements of a separate host over tables in memory.</summary>
[Collection("measurements")]
public sealed class TheMeasurements : IAsyncLifetime
{
    private readonly OnTheApi _api;
    // Far from three o'clock, when the timer would refresh too.
    private readonly FakeTimeProvider _time = new(new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryTables _tables;
    private readonly ConcurrentBag<(string Name, double Value, string Tag)> _measured = [];
    private readonly ConcurrentBag<Activity> _spans = [];
    private MeterListener _meters = null!;
    private ActivityListener _listener = null!;
    private WebApplication _host = null!;
    private HttpClient _client = null!;

    public TheMeasurements(OnTheApi api) => (_api, _tables) = (api, new(time: _time));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await new SeedLoad(_tables, _time).RunAsync(_api.Seeds.Organizations, [.. _api.Seeds.Deals.Take(20)], null, Cancel);
        // It cannot be used, so that nothing is fetched.
        var settings = new Dictionary<string, string?>(OnTheApi.Settings()) { ["ArticleFeeds"] = "http://news.example/feed.xml" };
        _host = LocalHost.Build(0, settings, OnTheApi.Key, configure: services => services
            .AddSingleton<ITables>(new TelemetryTables(_tables)).AddSingleton<TimeProvider>(_time));
        var meters = _host.Services.GetRequiredService<IMeterFactory>();
        _meters = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Measurements.Name && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => _measured.Add((instrument.Name, value, tags.Length == 0 ? "" : $"{tags[0].Value}")));
        _meters.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => _measured.Add((instrument.Name, value, tags.Length == 0 ? "" : $"{tags[0].Value}")));
        _meters.Start();
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Measurements.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
        await _host.StartAsync(Cancel);
        _client = new() { BaseAddress = new(_host.Urls.Single() + "/api/") };
    }

    [Fact]
    public async Task CountStorageRequestsAndHoldNothingThatTheClientSent()
    {
        var id = _api.Seeds.Deals[0].Id;
        using var deal = await _client.GetAsync(new Uri($"deals/{id}?asOf=2026-01-01", UriKind.Relative), Cancel);
        using var list = await _client.GetAsync(new Uri("deals?limit=5", UriKind.Relative), Cancel);
        using var cached = await _client.GetAsync(new Uri("deals?limit=5", UriKind.Relative), Cancel);
        Assert.InRange(Requests("GetDeal").Single(), 1, 5);
        Assert.Equal(2, Requests("ListDeals").Count);
        Assert.Contains(0, Requests("ListDeals"));
        Assert.Contains(Requests("ListDeals"), count => count is > 0 and <= 5);
        var spans = _spans.Where(span => (string?)span.GetTagItem("deals.function") == "GetDeal").ToList();
        Assert.Contains(spans, span => span.GetTagItem("deals.storage.requests") is long and > 0);
        Assert.All(
            spans,
            span => Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("2026-01-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task GroupRefreshesByOutcomeWhileHealthReportsStaleSummaries()
    {
        Assert.Equal("no-summaries-yet", await HealthAsync());
        await RefreshAsync();
        await RefreshAsync();
        Assert.Equal(
            ["nothing-to-do", "refreshed"],
            _measured.Where(measured => measured.Name == "deals.refresh.duration").Select(measured => measured.Tag)
                .Order(StringComparer.Ordinal));
        Assert.Contains(_measured, measured => measured is { Name: "deals.refresh.storage.requests", Value: > 0 });
        Assert.Equal("ok", await HealthAsync());
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("summaries-stale", await HealthAsync());
        await RefreshAsync();
        Assert.Equal("ok", await HealthAsync());
    }

    [Fact]
    public async Task CountFeedsThatCannotBeRead()
    {
        await PostAsync("operations/feeds");
        Assert.Contains(_measured, measured => measured is { Name: "deals.feeds.duration", Tag: "some-failed" });
        Assert.Contains(_measured, measured => measured is { Name: "deals.feeds.failed", Value: 1 });
        Assert.Contains(_spans, span => span.OperationName == "deals.feeds" && (string?)span.GetTagItem("deals.outcome") == "some-failed");
        Assert.Equal("no-summaries-yet", await HealthAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _meters.Dispose();
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    private List<double> Requests(string function) =>
        [.. _measured.Where(
            measured => measured.Name == "deals.answer.storage.requests" && measured.Tag == function).Select(measured => measured.Value)];

    private async Task<string> HealthAsync() =>
        (await _client.GetFromJsonAsync<JsonElement>(new Uri("health", UriKind.Relative), Cancel)).GetProperty("status").GetString()!;

    private Task RefreshAsync() => PostAsync("operations/refresh");

    private async Task PostAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("x-functions-key", OnTheApi.Key);
        using var answer = await _client.SendAsync(request, Cancel);
        answer.EnsureSuccessStatusCode();
    }
}
