using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Whether the service can answer, and how fresh its summaries are.</summary>
public sealed record HealthAnswer(string Status, DateTimeOffset? SummariesRefreshed, string? NewestPublication, RefreshRecord? LastRefresh);

/// <summary>The newest run of a refresh, whatever came of it.</summary>
/// <param name="Requests">What it asked of storage.</param>
public sealed record RefreshRecord(string Outcome, DateTimeOffset Started, long Milliseconds, int Changes, int Cells, int Groups, long Requests);

/// <summary>What a refresh did.</summary>
public sealed record RefreshAnswer(string Outcome, int Changes, int Cells, int Groups, long Milliseconds);

public sealed class OperationsApi(
    SummaryReader summaries, SummaryRefresh refresh, RunLog runs, HotAnswers hot, HealthThresholds thresholds, Measurements measurements,
    IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>An operator waits for a refresh. After 230 seconds without an answer the platform's load balancer closes the connection.</summary>
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromSeconds(220);

    public Task<IResult> HealthAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        _ = new Parameters(request);
        var status = await summaries.StatusAsync(cancel);
        var last = (await runs.NewestAsync(1, cancel)).Select(run =>
            new RefreshRecord(Words.Of(run.Outcome), run.Started, (long)run.Took.TotalMilliseconds, run.Changes, run.Cells, run.Groups, run.Requests)).FirstOrDefault();
        var word = last?.Outcome == Words.Of(RefreshOutcome.Failed) ? "refresh-failed"
            : status.Generation == 0 ? "no-summaries-yet"
            : status.RefreshedAt < time.GetUtcNow() - thresholds.StaleAfter ? "summaries-stale"
            : "ok";
        return Answer.Json(
            new HealthAnswer(word, status.RefreshedAt, status.Reported?.ToString(), last),
            ApiJson.Default.HealthAnswer);
    });

    public Task<IResult> RefreshAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        _ = new Parameters(request);
        var run = await RunAsync(cancel);
        hot.Forget();
        return Results.Json(
            new RefreshAnswer(Words.Of(run.Outcome), run.Changes, run.Cells, run.Groups, (long)run.Took.TotalMilliseconds),
            ApiJson.Default.RefreshAnswer);
    }, LongestRefresh);

    public Task RefreshAsync(CancellationToken cancel) => RunAsync(cancel);

    // A process that is told to end has a few seconds. The refresh stops and gives its lease back, so that the next one need not wait.
    private async Task<RefreshRun> RunAsync(CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        return await measurements.RefreshAsync(() => refresh.RunAsync(full: false, null, ending.Token));
    }
}
