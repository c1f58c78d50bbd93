using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Functions.Telemetry;

/// <summary>
/// Records a failure: a log line, the status of the span and the outcome of the answer.
/// docs/operations.md explains each log line.
/// </summary>
public sealed partial class Failures(ILogger<Failures> log)
{
    /// <param name="failed">The exception of a handler, or of sending its answer.</param>
    /// <param name="answer">The answer that failed.</param>
    public FailureKind Report(Exception failed, InvocationTelemetry? answer)
    {
        var (kind, function) = (FailureKinds.Of(failed), answer?.Function ?? "A call outside a function");
        Mark(kind, answer);
        switch (kind)
        {
            case FailureKind.Refused:
                Refused(function, failed);
                break;
            case FailureKind.MissingTable:
                MissingTable(function, failed);
                break;
            case FailureKind.Timeout:
                Timeout(function, failed);
                break;
            case FailureKind.Throttled:
                Throttled(function, failed);
                break;
            case FailureKind.Conflict:
                Conflict(function, failed);
                break;
            case FailureKind.Unavailable:
                Unavailable(function, failed);
                break;
            default:
                Unexpected(function, failed);
                break;
        }

        return kind;
    }

    /// <summary>Marks an answer that failed together with another one, whose failure is logged.</summary>
    public static void Mark(FailureKind kind, InvocationTelemetry? answer)
    {
        var word = EnumWords.Of(kind);
        Activity.Current?.SetStatus(ActivityStatusCode.Error, word);
        if (answer is not null)
        {
            answer.Outcome = word;
        }
    }

    [LoggerMessage(
        1, LogLevel.Error, "{Function} failed (refused). Storage does not accept this app's identity or key.", EventName = "refused")]
    private partial void Refused(string function, Exception failed);

    [LoggerMessage(
        2, LogLevel.Error, "{Function} failed (missing-table). The tables have not been created yet.", EventName = "missing-table")]
    private partial void MissingTable(string function, Exception failed);

    [LoggerMessage(
        3, LogLevel.Warning, "{Function} failed (timeout). It took too long and was stopped.", EventName = "timeout")]
    private partial void Timeout(string function, Exception failed);

    [LoggerMessage(
        4, LogLevel.Warning, "{Function} failed (throttled). Storage receives more requests than it takes.", EventName = "throttled")]
    private partial void Throttled(string function, Exception failed);

    [LoggerMessage(
        5, LogLevel.Warning, "{Function} failed (conflict). Another process wrote the same rows.", EventName = "conflict")]
    private partial void Conflict(string function, Exception failed);

    [LoggerMessage(
        6, LogLevel.Error, "{Function} failed (unavailable). Storage does not answer, or reports a fault.", EventName = "unavailable")]
    private partial void Unavailable(string function, Exception failed);

    [LoggerMessage(
        7, LogLevel.Error, "{Function} failed (unexpected). This is a fault in the code or in a stored row.", EventName = "unexpected")]
    private partial void Unexpected(string function, Exception failed);
}
