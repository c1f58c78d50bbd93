using System.Diagnostics;
using System.Diagnostics.Metrics;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Telemetry;

/// <summary>
/// What the service tells of itself: a span and a measurement for each answer, with what it asked of storage, and one for each
/// refresh. Neither holds what a reader sent. In Azure they go to Application Insights; without a listener they cost nothing.
/// </summary>
public sealed class Measurements : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "ServerlessDeals";

    private static readonly ActivitySource Source = new(Name);
    private static readonly AsyncLocal<RequestCount?> Current = new();

    private readonly Meter _meter;
    private readonly Histogram<long> _answerRequests;
    private readonly Histogram<double> _answerDuration;
    private readonly Histogram<double> _refreshDuration;
    private readonly Histogram<long> _refreshRequests;
    private readonly Counter<long> _refreshChanges;

    public Measurements(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _answerRequests = _meter.CreateHistogram<long>("deals.answer.storage.requests", "{request}", "Requests to storage that an answer cost.");
        _answerDuration = _meter.CreateHistogram<double>("deals.answer.duration", "s", "How long an answer took, apart from sending it.");
        _refreshDuration = _meter.CreateHistogram<double>("deals.refresh.duration", "s", "How long a refresh took, by its outcome.");
        _refreshRequests = _meter.CreateHistogram<long>("deals.refresh.storage.requests", "{request}", "Requests to storage that a refresh cost.");
        _refreshChanges = _meter.CreateCounter<long>("deals.refresh.changes", "{change}", "Entries of the change log that refreshes have read.");
    }

    /// <summary>Counts a request to storage for the answer that is being made, if one is.</summary>
    internal static void StorageRequest() => Current.Value?.Add();

    /// <param name="function">The name of the trigger.</param>
    public async Task<T> AnswerAsync<T>(string function, Func<Task<T>> answer)
    {
        using var span = Source.StartActivity("deals.answer");
        var (count, began) = (new RequestCount(), Stopwatch.GetTimestamp());
        Current.Value = count;
        try
        {
            return await answer();
        }
        finally
        {
            Current.Value = null;
            var tag = new KeyValuePair<string, object?>("function", function);
            span?.SetTag("deals.function", function).SetTag("deals.storage.requests", count.Value);
            _answerRequests.Record(count.Value, tag);
            _answerDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tag);
        }
    }

    public async Task<RefreshRun> RefreshAsync(Func<Task<RefreshRun>> refresh)
    {
        using var span = Source.StartActivity("deals.refresh");
        var (outcome, began) = ("ended", Stopwatch.GetTimestamp());
        try
        {
            var run = await refresh();
            outcome = Words.Of(run.Outcome);
            _refreshRequests.Record(run.Requests);
            _refreshChanges.Add(run.Changes);
            span?.SetTag("deals.storage.requests", run.Requests).SetTag("deals.changes", run.Changes).SetTag("deals.groups", run.Groups);
            return run;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            outcome = Words.Of(RefreshOutcome.Failed);
            span?.SetStatus(ActivityStatusCode.Error, failed.GetType().Name);
            throw;
        }
        finally
        {
            span?.SetTag("deals.outcome", outcome);
            _refreshDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    public void Dispose() => _meter.Dispose();

    private sealed class RequestCount
    {
        private long _value;

        public long Value => Interlocked.Read(ref _value);

        public void Add() => Interlocked.Increment(ref _value);
    }
}
