using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Functions.Api;

/// <summary>A problem document (RFC 9457). The type is stable; the detail is for people.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    private const string Prefix = "urn:serverlessdeals:problem:";

    /// <summary>The most faults of a claim that a problem lists.</summary>
    private const int MostFaults = 20;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>The operator has to act first, and a new role assignment takes some minutes to take effect.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    /// <summary>The value of Retry-After. Set for every 503 and for no other status.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; private init; }

    public static Problem BadParameter(string name, string detail) =>
        new(Prefix + "bad-parameter", $"The parameter {name} cannot be used", StatusCodes.Status400BadRequest, detail);

    public static Problem UnknownParameter(string name, IEnumerable<string> valid) => new(
        Prefix + "unknown-parameter",
        $"There is no parameter {name}",
        StatusCodes.Status400BadRequest,
        valid.Any() ? $"The parameters here are {string.Join(", ", valid)}." : "This address takes no parameters.");

    public static Problem NotAcceptable(IEnumerable<string> offered) => new(
        Prefix + "not-acceptable",
        "The answer does not come in a form that Accept allows",
        StatusCodes.Status406NotAcceptable,
        $"The forms are {string.Join(", ", offered)}.");

    public static Problem NotFound(string what, string detail) =>
        new(Prefix + "not-found", $"There is no such {what}", StatusCodes.Status404NotFound, detail);

    public static Problem BadHeader(string name, string detail) =>
        new(Prefix + "bad-header", $"The header {name} cannot be used", StatusCodes.Status400BadRequest, detail);

    public static Problem BadClaim(IReadOnlyList<Loading.Seeds.SeedFault> faults) => new(
        Prefix + "bad-claim",
        "The claim cannot be used",
        StatusCodes.Status422UnprocessableEntity,
        string.Join("\n", faults.Take(MostFaults).Select(fault => fault.ToString()))
            + (faults.Count > MostFaults ? $"\nThere are {faults.Count - MostFaults} more." : ""));

    public static Problem BadDecision(string detail) => new(
        Prefix + "bad-decision", "The decision cannot be used", StatusCodes.Status422UnprocessableEntity, detail);

    public static Problem NeedsChoice(string detail) => new(
        Prefix + "needs-choice", "The draft cannot be accepted so", StatusCodes.Status409Conflict, detail);

    public static Problem AlreadyDecided(string detail) => new(
        Prefix + "already-decided", "The draft was decided otherwise", StatusCodes.Status409Conflict, detail);

    public static Problem TooLarge(int bytes) => new(
        Prefix + "too-large", "The body is too large", StatusCodes.Status413PayloadTooLarge, $"A body is at most {bytes} bytes long.");

    public static Problem TooManyDeals(int deals, int most) => new(
        Prefix + "too-many-deals",
        "The export would be too long",
        StatusCodes.Status400BadRequest,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{deals} deals match, and an export has at most {most}. Export each year by itself, such as from=2024&to=2024."));

    public static Problem NeedsMatch { get; } = new(
        Prefix + "needs-match",
        "The claim exists and is different",
        StatusCodes.Status428PreconditionRequired,
        "A correction is a claim of its own that supersedes this one. To replace this one, send If-Match with its ETag.");

    public static Problem Mismatch { get; } = MismatchOf("claim");

    public static Problem DraftMismatch { get; } = MismatchOf("draft");

    private static Problem MismatchOf(string what) => new(
        Prefix + "mismatch",
        $"The {what} has changed since you read it",
        StatusCodes.Status412PreconditionFailed,
        "Nothing was changed. Read it again, and send If-Match with its current ETag.");

    /// <summary>A client that still waits while the host shuts down receives this.</summary>
    public static Problem Stopped { get; } = Unavailable("stopped", "The service is restarting", "Ask again in a moment.", Soon);

    private static Problem StorageUnavailable { get; } = Unavailable(
        "storage-unavailable", "Storage does not answer", "The tables could not be read or written. Ask again in a moment.", Soon);

    /// <summary>The problem that a client sees for a failure. The cause is only logged, since it may hold details for operators.</summary>
    public static Problem Of(FailureKind kind) => kind switch
    {
        FailureKind.Refused => Unavailable(
            "storage-refused",
            "Storage does not accept the service",
            "The operator has to give the app's identity its role on the storage account, or correct the key in the setting DealsStorage.",
            Later),
        FailureKind.MissingTable => Unavailable(
            "no-tables",
            "The tables are not there yet",
            "The operator has to load the deals first, with the deploy workflow or deals seed.",
            Later),
        FailureKind.Timeout => Unavailable("took-too-long", "The answer took too long", "Ask again in a moment, or ask for less.", Soon),
        FailureKind.Conflict => Unavailable(
            "write-conflict", "Another process wrote at the same time", "Send the request again; it starts from what is stored now.", Soon),
        FailureKind.Throttled or FailureKind.Unavailable => StorageUnavailable,
        _ => new(
            Prefix + "unexpected",
            "The service failed",
            StatusCodes.Status500InternalServerError,
            "This is a fault of the service and not of the request. Its log says what went wrong."),
    };

    private static Problem Unavailable(string type, string title, string detail, TimeSpan retryAfter) =>
        new(Prefix + type, title, StatusCodes.Status503ServiceUnavailable, detail) { RetryAfter = retryAfter };
}

internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(RefreshAnswer))]
[JsonSerializable(typeof(Drafts.FeedList))]
[JsonSerializable(typeof(Drafts.FeedRunAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
