using System.Diagnostics;
using System.Diagnostics.Metrics;
using ServerlessDeals.Loading.Reading.Feeds;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Telemetry;

/// <summary>
/// A span and metrics for each answer and each refresh: storage requests, duration and outcome. They contain nothing that a reader
/// sent. In Azure they go to Application Insights; without a listener they cost nothing.
/// </summary>
public sealed class Measurements : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "ServerlessDeals";

    private static readonly ActivitySource Source = new(Name);

    private readonly Failures _failures;
    private readonly Meter _meter;
    private readonly Histogram<long> _answerRequests;
    private readonly Histogram<double> _answerDuration;
    private readonly Histogram<double> _refreshDuration;
    private readonly Histogram<long> _refreshRequests;
    private readonly Counter<long> _refreshChanges;
    private readonly Histogram<double> _feedsDuration;
    private readonly Counter<long> _feedsFailed;
    private readonly Counter<long> _articles;
    private readonly Counter<long> _drafts;

    public Measurements(IMeterFactory meters, Failures failures)
    {
        _failures = failures;
        _meter = meters.Create(Name);
        _answerRequests = _meter.CreateHistogram<long>(
            "deals.answer.storage.requests", "{request}", "Requests to storage that an answer cost, by function and outcome.");
        _answerDuration = _meter.CreateHistogram<double>("deals.answer.duration", "s", "How long an answer took, by function and outcome.");
        _refreshDuration = _meter.CreateHistogram<double>("deals.refresh.duration", "s", "How long a refresh took, by its outcome.");
        _refreshRequests = _meter.CreateHistogram<long>(
            "deals.refresh.storage.requests", "{request}", "Requests to storage that a refresh cost.");
        _refreshChanges = _meter.CreateCounter<long>(
            "deals.refresh.changes", "{change}", "Entries of the change log that refreshes have read.");
        _feedsDuration = _meter.CreateHistogram<double>("deals.feeds.duration", "s", "How long reading all feeds took, by its outcome.");
        _feedsFailed = _meter.CreateCounter<long>("deals.feeds.failed", "{feed}", "Feeds that could not be read.");
        _articles = _meter.CreateCounter<long>("deals.feeds.articles", "{article}", "Articles that were read.");
        _drafts = _meter.CreateCounter<long>("deals.feeds.drafts", "{draft}", "Drafts that articles gave.");
    }

    /// <summary>Measures a function. Its exceptions are reported and rethrown to the host.</summary>
    /// <param name="function">The name of the trigger.</param>
    /// <param name="answer">Calls the function.</param>
    /// <param name="stop">Cancelled when the client disconnects or the host shuts down; a cancellation is then not a failure.</param>
    public async Task<T> AnswerAsync<T>(string function, Func<Task<T>> answer, CancellationToken stop = default)
    {
        using var span = Source.StartActivity("deals.answer");
        var (current, began) = (new InvocationTelemetry(function), Stopwatch.GetTimestamp());
        InvocationTelemetry.Now = current;
        try
        {
            return await answer();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || current.Outcome == InvocationTelemetry.Stopped)
        {
            current.Outcome = InvocationTelemetry.Stopped;
            throw;
        }
        catch (Exception failed)
        {
            _failures.Report(failed, current);
            throw;
        }
        finally
        {
            InvocationTelemetry.Now = null;
            span?.SetTag("deals.function", function)
                .SetTag("deals.outcome", current.Outcome)
                .SetTag("deals.storage.requests", current.Requests);
            var tags = new TagList { { "function", function }, { "outcome", current.Outcome } };
            _answerRequests.Record(current.Requests, tags);
            _answerDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
        }
    }

    /// <param name="refresh">Runs the refresh.</param>
    /// <param name="stop">Cancelled when the refresh has to end early; a cancellation is then not a failure.</param>
    public Task<RefreshRun> RefreshAsync(Func<Task<RefreshRun>> refresh, CancellationToken stop) =>
        MeasureAsync("deals.refresh", _refreshDuration, refresh, (run, span) =>
        {
            _refreshRequests.Record(run.Requests);
            _refreshChanges.Add(run.Changes);
            span?.SetTag("deals.storage.requests", run.Requests).SetTag("deals.changes", run.Changes).SetTag("deals.groups", run.Groups);
            return EnumWords.Of(run.Outcome);
        }, stop);

    /// <param name="read">Reads the feeds.</param>
    /// <param name="stop">Cancelled when reading has to end early; a cancellation is then not a failure.</param>
    public Task<FeedRun> ReadFeedsAsync(Func<Task<FeedRun>> read, CancellationToken stop) =>
        MeasureAsync("deals.feeds", _feedsDuration, read, (run, span) =>
        {
            _feedsFailed.Add(run.Failed);
            _articles.Add(run.Articles);
            _drafts.Add(run.Drafts);
            span?.SetTag("deals.feeds.failed", run.Failed).SetTag("deals.articles", run.Articles).SetTag("deals.drafts", run.Drafts);
            return EnumWords.Of(run.Outcome);
        }, stop);

    /// <param name="name">The name of the span.</param>
    /// <param name="record">Records what the run did, and returns its outcome.</param>
    private static async Task<T> MeasureAsync<T>(
        string name, Histogram<double> duration, Func<Task<T>> work, Func<T, Activity?, string> record, CancellationToken stop)
    {
        using var span = Source.StartActivity(name);
        var (outcome, began) = (InvocationTelemetry.Stopped, Stopwatch.GetTimestamp());
        try
        {
            var run = await work();
            outcome = record(run, span);
            return run;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            MarkStopped();
            throw;
        }
        catch (Exception failed)
        {
            outcome = Failed(failed, span);
            throw;
        }
        finally
        {
            span?.SetTag("deals.outcome", outcome);
            duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    public void Dispose() => _meter.Dispose();

    // The calling function was stopped as well.
    private static void MarkStopped()
    {
        if (InvocationTelemetry.Now is { } current)
        {
            current.Outcome = InvocationTelemetry.Stopped;
        }
    }

    // The caller reports the exception.
    private static string Failed(Exception failed, Activity? span)
    {
        span?.SetStatus(ActivityStatusCode.Error, EnumWords.Of(FailureKinds.Of(failed)));
        return EnumWords.Of(RefreshOutcome.Failed);
    }
}
