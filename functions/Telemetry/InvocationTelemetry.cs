namespace ServerlessDeals.Functions.Telemetry;

/// <summary>The answer that this flow of calls is making: which function makes it, what it costs, and how it ends.</summary>
/// <param name="function">The name of the trigger.</param>
public sealed class InvocationTelemetry(string function)
{
    /// <summary>The function did what it was asked, or said what is wrong with the request.</summary>
    public const string Answered = "answered";

    /// <summary>The client went away, or the host shuts down.</summary>
    public const string Stopped = "stopped";

    private static readonly AsyncLocal<InvocationTelemetry?> Local = new();

    private long _requests;

    /// <summary>Null outside a function.</summary>
    public static InvocationTelemetry? Now
    {
        get => Local.Value;
        internal set => Local.Value = value;
    }

    public string Function { get; } = function;

    /// <summary>Requests to storage so far.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary><see cref="Answered"/>, <see cref="Stopped"/>, or the kind of failure.</summary>
    public string Outcome { get; set; } = Answered;

    public void CountRequest() => Interlocked.Increment(ref _requests);
}
