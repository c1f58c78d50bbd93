using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Says that storage lets one wait, and which limit was exceeded if it never answers.</summary>
internal sealed class StoragePatience(StorageAddress storage, TimeSpan limit, TimeProvider time, Action<string> note) : HttpPipelinePolicy
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    // Many requests may wait at the same time. One note is enough until the next answer.
    private int _noted;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await using var waiting = time.CreateTimer(_ => Note(), null, Silence, Timeout.InfiniteTimeSpan);
        try
        {
            await ProcessNextAsync(message, pipeline);
            _noted = 0;
        }
        catch (Exception late) when (!message.CancellationToken.IsCancellationRequested && IsTimeout(late))
        {
            var tries = message.ProcessingContext.RetryNumber + 1;
            throw new RequestFailedException(
                $"It was asked {tries} times and had {limit.TotalSeconds:0} s for each answer (--timeout).", late);
        }
    }

    /// <exception cref="NotSupportedException">Always: all requests here are asynchronous.</exception>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    private static bool IsTimeout(Exception late) =>
        late is OperationCanceledException or AggregateException { InnerExceptions: [.., OperationCanceledException] };

    private void Note()
    {
        if (Interlocked.Exchange(ref _noted, 1) == 0)
        {
            note($"Waiting for storage, which has not answered for {Silence.TotalSeconds:0} seconds: {storage} …");
        }
    }
}

/// <summary>
/// Retries like the client library. Before the first answer it retries only once, because an account that does not exist or an
/// emulator that is not running will not start to answer.
/// </summary>
internal sealed class StorageRetries : RetryPolicy
{
    private volatile bool _hasAnswered;

    protected override ValueTask OnRequestSentAsync(HttpMessage message)
    {
        _hasAnswered |= message.HasResponse;
        return base.OnRequestSentAsync(message);
    }

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        exception is not null && !_hasAnswered && message.ProcessingContext.RetryNumber > 0
            ? new(false)
            : base.ShouldRetryAsync(message, exception);
}
