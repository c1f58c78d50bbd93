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

    /// <summary>
    /// Like <see cref="GuardAsync"/>, but repeats an answer that this process gave a few seconds ago, or waits for the same answer that
    /// it is making.
    /// </summary>
    /// <param name="request">The request of this caller.</param>
    /// <param name="handler">
    /// Makes the answer for all who wait. It gets a request of its own, with just the address and Accept, since the first caller may have
    /// left before it ends.
    /// </param>
    /// <param name="cancel">Cancelled by the host.</param>
    public async Task<IResult> GuardCachedAsync(
        HttpRequest request, Func<HttpRequest, CancellationToken, Task<IResult>> handler, CancellationToken cancel)
    {
        var key = $"{request.Path}{request.QueryString}\n{request.Headers.Accept}";
        if (cache.Find(key) is { } kept)
        {
            return kept;
        }

        var shared = Detached(request);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancel, request.HttpContext.RequestAborted);
        try
        {
            var made = await cache.GetAsync(
                key, stop => RunAsync(token => handler(shared, token), Longest, aborted: default, stop), leave.Token);
            if (made is ProblemResult { Failure: { } kind })
            {
                Failures.Mark(kind, InvocationTelemetry.Now);
            }

            return made;
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            return Stopped();
        }
    }

    /// <param name="request">The request. The handler also stops when the client disconnects.</param>
    /// <param name="handler">Makes the answer. Its token is cancelled at the time limit.</param>
    /// <param name="cancel">Cancelled by the host.</param>
    /// <param name="longest">The time limit; by default <see cref="Longest"/>.</param>
    public Task<IResult> GuardAsync(
        HttpRequest request, Func<CancellationToken, Task<IResult>> handler, CancellationToken cancel, TimeSpan? longest = null) =>
        RunAsync(handler, longest ?? Longest, request.HttpContext.RequestAborted, cancel);

    private async Task<IResult> RunAsync(
        Func<CancellationToken, Task<IResult>> handler, TimeSpan longest, CancellationToken aborted, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, aborted, limit.Token);
        try
        {
            // WaitAsync ends the wait at the limit even if a call ignores its token.
            return await handler(stop.Token).WaitAsync(stop.Token);
        }
        catch (ProblemException rejected)
        {
            return new ProblemResult(rejected.Problem);
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or IOException && (aborted.IsCancellationRequested || cancel.IsCancellationRequested))
        {
            return Stopped();
        }
        catch (Exception failed)
        {
            // Requests that run beside the failed one would go on for nobody.
            await stop.CancelAsync();
            var kind = failures.Report(failed, InvocationTelemetry.Now);
            return new ProblemResult(Problem.Of(kind)) { Failure = kind };
        }
    }

    /// <summary>The client has disconnected or the host is shutting down. Neither is a failure.</summary>
    private static ProblemResult Stopped()
    {
        if (InvocationTelemetry.Now is { } current)
        {
            current.Outcome = InvocationTelemetry.Stopped;
        }

        return new(Problem.Stopped);
    }

    /// <summary>A copy of what a cached answer may depend on, which outlives the request.</summary>
    private static HttpRequest Detached(HttpRequest request)
    {
        var copy = new DefaultHttpContext().Request;
        (copy.Method, copy.Path, copy.QueryString) = (HttpMethods.Get, request.Path, request.QueryString);
        copy.Headers.Accept = request.Headers.Accept;
        return copy;
    }

    private sealed class ProblemResult(Problem problem) : IResult
    {
        /// <summary>The kind of failure; null if the request is at fault, or nobody is.</summary>
        public FailureKind? Failure { get; init; }

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
