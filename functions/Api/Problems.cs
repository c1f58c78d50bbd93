using System.Text.Json.Serialization;
using Azure;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;

namespace ServerlessDeals.Functions.Api;

/// <summary>An error as RFC 9457 has it. The type is stable; the detail is for people.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    private const string Prefix = "urn:serverlessdeals:problem:";

    public static Problem BadParameter(string name, string detail) =>
        new(Prefix + "bad-parameter", $"The parameter {name} cannot be used", StatusCodes.Status400BadRequest, detail);

    public static Problem UnknownParameter(string name, IEnumerable<string> valid) => new(
        Prefix + "unknown-parameter",
        $"There is no parameter {name}",
        StatusCodes.Status400BadRequest,
        valid.Any() ? $"The parameters here are {string.Join(", ", valid)}." : "This address takes no parameters.");

    public static Problem NotAcceptable(IEnumerable<string> offered) => new(
        Prefix + "not-acceptable", "No form of the answer is acceptable", StatusCodes.Status406NotAcceptable, $"There are {string.Join(", ", offered)}.");

    public static Problem NotFound(string what, string detail) =>
        new(Prefix + "not-found", $"There is no such {what}", StatusCodes.Status404NotFound, detail);

    public static Problem TookTooLong { get; } = new(
        Prefix + "took-too-long",
        "The answer took too long",
        StatusCodes.Status503ServiceUnavailable,
        "Ask again in a moment, or ask for less.");

    public static Problem BadHeader(string name, string detail) =>
        new(Prefix + "bad-header", $"The header {name} cannot be used", StatusCodes.Status400BadRequest, detail);

    public static Problem BadClaim(IReadOnlyList<Loading.Seeds.SeedFault> faults) => new(
        Prefix + "bad-claim", "The claim cannot be used", StatusCodes.Status422UnprocessableEntity, string.Join("\n", faults.Select(fault => fault.ToString())));

    public static Problem TooLarge(int bytes) => new(
        Prefix + "too-large", "The body is too large", StatusCodes.Status413PayloadTooLarge, $"A claim is at most {bytes} bytes long.");

    public static Problem NeedsMatch { get; } = new(
        Prefix + "needs-match",
        "The claim is there already, and different",
        StatusCodes.Status428PreconditionRequired,
        "Corrections are claims of their own that supersede this one. To replace it all the same, send If-Match with its ETag.");

    public static Problem Mismatch { get; } = new(
        Prefix + "mismatch",
        "The claim is not as you saw it",
        StatusCodes.Status412PreconditionFailed,
        "Nothing was changed. Read it again, and send If-Match with the ETag that it has now.");

    public static Problem StorageFailed { get; } = new(
        Prefix + "storage-unavailable",
        "Storage does not answer",
        StatusCodes.Status503ServiceUnavailable,
        "The tables could not be read. Nothing was changed; ask again in a moment.");
}

internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(RefreshAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

internal static class Answers
{
    /// <summary>The same, with what was just answered to the same question.</summary>
    public static Task<IResult> Guard(HotAnswers hot, HttpRequest request, Func<Task<IResult>> handler) => hot.GetAsync(request, () => Guard(handler));

    /// <summary>An answer takes a few milliseconds; a reader who waits this long is better told so.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Runs a handler; what it cannot do becomes a problem document.</summary>
    public static Task<IResult> Guard(Func<Task<IResult>> handler) => Guard(handler, Longest);

    internal static async Task<IResult> Guard(Func<Task<IResult>> handler, TimeSpan longest)
    {
        try
        {
            return await handler().WaitAsync(longest, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            return Of(Problem.TookTooLong);
        }
        catch (ProblemException refused)
        {
            return Of(refused.Problem);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            return Of(Problem.StorageFailed);
        }
    }

    private static readonly ApiJson Readable = new(new System.Text.Json.JsonSerializerOptions(ApiJson.Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static IResult Of(Problem problem) => new Refusal(Results.Json(problem, Readable.Problem, "application/problem+json", problem.Status));

    private sealed class Refusal(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return problem.ExecuteAsync(httpContext);
        }
    }
}
