using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Functions.Api;

/// <summary>Runs handlers within a time limit and turns their exceptions into problem documents.</summary>
public sealed class Answers(ResponseCache cache, Failures failures, TimeProvider time)
{
    /// <summary>After this time the answer is 503. A normal answer takes a few milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly ApiJson Readable = new(new JsonSerializerOptions(ApiJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Like <see cref="GuardAsync"/>, but repeats an answer that this process gave a few seconds ago.</summary>
    public Task<IResult> GuardCachedAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> handler, CancellationToken cancel) =>
        cache.GetAsync(request, () => GuardAsync(request, handler, cancel));

    /// <param name="request">The request. The handler also stops when the client disconnects.</param>
    /// <param name="handler">Makes the answer. Its token is cancelled at the time limit.</param>
    /// <param name="cancel">Cancelled by the host.</param>
    /// <param name="longest">The time limit; by default <see cref="Longest"/>.</param>
    public async Task<IResult> GuardAsync(
        HttpRequest request, Func<CancellationToken, Task<IResult>> handler, CancellationToken cancel, TimeSpan? longest = null)
    {
        var aborted = request.HttpContext.RequestAborted;
        using var limit = new CancellationTokenSource(longest ?? Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, aborted, limit.Token);
        try
        {
            // WaitAsync ends the wait at the limit even if a call ignores its token.
            return await handler(stop.Token).WaitAsync(stop.Token);
        }
        catch (ProblemException rejected)
        {
            return Of(rejected.Problem);
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or IOException && (aborted.IsCancellationRequested || cancel.IsCancellationRequested))
        {
            // The client has disconnected or the host is shutting down. Neither is a failure.
            if (InvocationTelemetry.Now is { } current)
            {
                current.Outcome = InvocationTelemetry.Stopped;
            }

            return Of(Problem.Stopped);
        }
        catch (Exception failed)
        {
            return Of(Problem.Of(failures.Report(failed, InvocationTelemetry.Now)));
        }
    }

    private static ProblemResult Of(Problem problem) => new(problem);

    private sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            if (problem.RetryAfter is { } wait)
            {
                headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            return Results.Json(problem, Readable.Problem, "application/problem+json", problem.Status).ExecuteAsync(httpContext);
        }
    }
}
