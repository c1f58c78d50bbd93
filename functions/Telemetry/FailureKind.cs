using System.Net;
using Azure;
using Azure.Data.Tables.Models;
using Azure.Identity;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Telemetry;

/// <summary>Why a function failed. Operators see this in the log and in the metrics.</summary>
public enum FailureKind
{
    /// <summary>Storage answered 401 or 403, or the app has no identity.</summary>
    Refused,

    /// <summary>A table does not exist.</summary>
    MissingTable,

    /// <summary>The function or a storage request took too long.</summary>
    Timeout,

    /// <summary>Storage asked for fewer requests.</summary>
    Throttled,

    /// <summary>Another process wrote the same rows.</summary>
    Conflict,

    /// <summary>Storage cannot be reached, or reports a fault of its own.</summary>
    Unavailable,

    /// <summary>None of these: a fault in the code or in what is stored.</summary>
    Unexpected,
}

public static class FailureKinds
{
    private const string TimedOut = "OperationTimedOut";

    /// <remarks>A cancellation counts as a timeout. Callers first check that neither the client nor the host cancelled.</remarks>
    public static FailureKind Of(Exception failed) => failed switch
    {
        // The client library collects the exceptions of all its retries. The last one from storage says most.
        AggregateException retries => OfTries(retries.Flatten().InnerExceptions),
        AuthenticationFailedException => FailureKind.Refused,
        ConcurrentWriteException => FailureKind.Conflict,
        OperationCanceledException or TimeoutException => FailureKind.Timeout,
        HttpRequestException => FailureKind.Unavailable,
        // No answer came at all.
        RequestFailedException { Status: 0 } => FailureKind.Unavailable,
        RequestFailedException answer => OfStatus((HttpStatusCode)answer.Status, answer.ErrorCode),
        _ => FailureKind.Unexpected,
    };

    private static FailureKind OfTries(IEnumerable<Exception> tries) =>
        Of(tries.LastOrDefault(tried => tried is not OperationCanceledException) ?? new TimeoutException());

    private static FailureKind OfStatus(HttpStatusCode status, string? code) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Refused,
        HttpStatusCode.NotFound when code == TableErrorCode.TableNotFound => FailureKind.MissingTable,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => FailureKind.Timeout,
        HttpStatusCode.InternalServerError when code == TimedOut => FailureKind.Timeout,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => FailureKind.Throttled,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => FailureKind.Conflict,
        >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
        _ => FailureKind.Unexpected,
    };
}
