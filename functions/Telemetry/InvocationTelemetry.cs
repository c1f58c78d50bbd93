namespace ServerlessDeals.Functions.Telemetry;

/// <summary>The current function call: its name, its storage requests and its outcome.</summary>
/// <param name="function">The name of the trigger.</param>
public sealed class InvocationTelemetry(string function)
{
    /// <summary>The function succeeded, or answered that the request is wrong.</summary>
    public const string Answered = "answered";

    /// <summary>The client disconnected, or the host is shutting down.</summary>
    public const string Stopped = "stopped";

    /// <summary>An export had more deals than one may have, and its connection was broken.</summary>
    public const string Cut = "cut";

    private static readonly AsyncLocal<InvocationTelemetry?> Local = new();

    private long _requests;

    /// <summary>Null outside a function.</summary>
    public static InvocationTelemetry? Now
    {
        get => Local.Value;
        internal set => Local.Value = value;
    }

    public string Function { get; } = function;

    /// <summary>Storage requests so far.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary><see cref="Answered"/>, <see cref="Stopped"/>, <see cref="Cut"/>, or the kind of failure.</summary>
    public string Outcome { get; set; } = Answered;

    public void CountRequest() => Interlocked.Increment(ref _requests);
}
