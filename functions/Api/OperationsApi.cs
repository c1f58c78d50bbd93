using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Whether the service can answer, and how fresh its summaries are.</summary>
public sealed record HealthAnswer(string Status, DateTimeOffset? SummariesRefreshed, string? NewestPublication);

/// <summary>What a refresh did.</summary>
public sealed record RefreshAnswer(string Outcome, int Changes, int Cells, int Groups, long Milliseconds);

public sealed class OperationsApi(SummaryReader summaries, SummaryRefresh refresh, HotAnswers hot)
{
    public Task<IResult> HealthAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        _ = new Parameters(request);
        var status = await summaries.StatusAsync(cancel);
        return Answer.Json(
            new HealthAnswer(status.Generation == 0 ? "no-summaries-yet" : "ok", status.RefreshedAt, status.Reported?.ToString()),
            ApiJson.Default.HealthAnswer);
    });

    public Task<IResult> RefreshAsync(HttpRequest request, CancellationToken cancel) => Answers.Guard(async () =>
    {
        _ = new Parameters(request);
        var run = await refresh.RunAsync(full: false, null, cancel);
        hot.Forget();
        return Results.Json(
            new RefreshAnswer(Words.Of(run.Outcome), run.Changes, run.Cells, run.Groups, (long)run.Took.TotalMilliseconds),
            ApiJson.Default.RefreshAnswer);
    });

    public Task RefreshAsync(CancellationToken cancel) => refresh.RunAsync(full: false, null, cancel);
}
