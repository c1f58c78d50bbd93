using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Api;

/// <summary>Whether the service can answer, and how fresh its summaries are.</summary>
/// <param name="Version">The version of the code that answers, in a deployed package with its commit: 0.2.0+8f3c2a1b9d04.</param>
public sealed record HealthAnswer(
    string Status, string Version, DateTimeOffset? SummariesRefreshed, string? NewestPublication, RefreshRecord? LastRefresh,
    FeedHealth? Feeds);

/// <summary>
/// How it goes with the feeds of articles. A feed that fails is a fault of its site, so the status does not depend on it.
/// </summary>
/// <param name="Read">When the one was read that was read longest ago.</param>
/// <param name="Failing">How many could not be read the last time.</param>
public sealed record FeedHealth(int Feeds, int Failing, DateTimeOffset? Read)
{
    /// <summary>Null if there are none.</summary>
    internal static FeedHealth? Of(IReadOnlyList<FeedState> feeds) => feeds.Count == 0
        ? null
        : new(feeds.Count, feeds.Count(feed => feed.Failure is not null), feeds.Min(feed => feed.Read));
}

/// <summary>The newest run of a refresh, whatever its outcome.</summary>
/// <param name="Requests">The number of storage requests.</param>
public sealed record RefreshRecord(
    string Outcome, DateTimeOffset Started, long Milliseconds, int Changes, int Cells, int Groups, long Requests);

/// <summary>What a refresh did.</summary>
public sealed record RefreshAnswer(string Outcome, int Changes, int Cells, int Groups, long Milliseconds);

public sealed class OperationsApi(
    ITables tables,
    SummaryReader summaries,
    SummaryRefresh refresh,
    RunLog runs,
    ResponseCache cache,
    HealthThresholds thresholds,
    Measurements measurements,
    Answers answers,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    /// <summary>The platform's load balancer closes a connection after 230 seconds without an answer.</summary>
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromSeconds(220);

    private static readonly string Version =
        typeof(OperationsApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public Task<IResult> HealthAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            var status = await summaries.StatusAsync(cancel);
            var last = (await runs.NewestAsync(1, cancel)).Select(Record).FirstOrDefault();
            var feeds = FeedHealth.Of(await new FeedStates(tables).AllAsync(cancel));
            return Answer.Json(
                new HealthAnswer(Word(status, last), Version, status.RefreshedAt, status.Reported?.ToString(), last, feeds),
                ApiJson.Default.HealthAnswer);
        },
        cancel);

    /// <summary>A refresh that an operator requested.</summary>
    public Task<IResult> RefreshAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            var run = await RunAsync(cancel);
            cache.Forget();
            return Results.Json(
                new RefreshAnswer(EnumWords.Of(run.Outcome), run.Changes, run.Cells, run.Groups, (long)run.Took.TotalMilliseconds),
                ApiJson.Default.RefreshAnswer);
        },
        cancel,
        LongestRefresh);

    /// <summary>A refresh by the timer. A failure is thrown, so that the host retries.</summary>
    public Task RefreshAsync(CancellationToken cancel) => RunAsync(cancel);

    // On shutdown the refresh stops and releases its lease, so that the next refresh does not have to wait.
    private async Task<RefreshRun> RunAsync(CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        return await measurements.RefreshAsync(() => refresh.RunAsync(full: false, null, ending.Token), ending.Token);
    }

    private string Word(SummaryStatus status, RefreshRecord? last)
    {
        if (last?.Outcome == EnumWords.Of(RefreshOutcome.Failed))
        {
            return "refresh-failed";
        }

        if (status.Generation == 0)
        {
            return "no-summaries-yet";
        }

        return status.RefreshedAt < time.GetUtcNow() - thresholds.StaleAfter ? "summaries-stale" : "ok";
    }

    private static RefreshRecord Record(RefreshRun run) => new(
        EnumWords.Of(run.Outcome), run.Started, (long)run.Took.TotalMilliseconds, run.Changes, run.Cells, run.Groups, run.Requests);
}
