using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Whether the service can answer, and how fresh its summaries are.</summary>
/// <param name="Version">The version of the code that answers, in a deployed package with its commit: 0.2.0+8f3c2a1b9d04.</param>
public sealed record HealthAnswer(
    string Status, string Version, DateTimeOffset? SummariesRefreshed, string? NewestPublication, RefreshRecord? LastRefresh);

/// <summary>The newest run of a refresh, whatever its outcome.</summary>
/// <param name="Requests">The number of storage requests.</param>
public sealed record RefreshRecord(
    string Outcome, DateTimeOffset Started, long Milliseconds, int Changes, int Cells, int Groups, long Requests);

/// <summary>What a refresh did.</summary>
public sealed record RefreshAnswer(string Outcome, int Changes, int Cells, int Groups, long Milliseconds);

public sealed class OperationsApi(
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
            return Answer.Json(
                new HealthAnswer(Word(status, last), Version, status.RefreshedAt, status.Reported?.ToString(), last),
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
