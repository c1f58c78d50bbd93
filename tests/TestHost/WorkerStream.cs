using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Grpc.Core;
using ServerlessDeals.TestHost.Protocol;

namespace ServerlessDeals.TestHost;

/// <summary>The host's end of the stream that a worker opens: questions go out with an id, and answers come back with it.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _questions = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _answers = new();
    private readonly ConcurrentQueue<RpcLog> _logs = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    /// <summary>Completes when the worker has opened the stream.</summary>
    public Task Opened => _opened.Task;

    /// <summary>The worker's log entries so far.</summary>
    public IReadOnlyCollection<RpcLog> Logs => [.. _logs];

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var sending = SendAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Receive(message);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // The worker has ended, and its connection with it.
        }

        _questions.Writer.TryComplete();
        await sending;
        foreach (var answer in _answers.Values)
        {
            answer.TrySetException(new IOException("The worker ended before it answered."));
        }
    }

    /// <exception cref="IOException">The worker ended before it answered.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancel)
    {
        var id = Interlocked.Increment(ref _asked).ToString(CultureInfo.InvariantCulture);
        var answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        question.RequestId = id;
        Post(question);
        try
        {
            return await answer.Task.WaitAsync(cancel);
        }
        finally
        {
            _answers.TryRemove(id, out _);
        }
    }

    /// <summary>Sends a message that has no answer.</summary>
    public void Post(StreamingMessage message)
    {
        if (!_questions.Writer.TryWrite(message))
        {
            throw new IOException("The worker has ended.");
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                _opened.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                _logs.Enqueue(message.RpcLog);
                break;
            default:
                if (_answers.TryGetValue(message.RequestId, out var answer))
                {
                    answer.TrySetResult(message);
                }

                break;
        }
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> worker, CancellationToken cancel)
    {
        try
        {
            await foreach (var message in _questions.Reader.ReadAllAsync(cancel))
            {
                await worker.WriteAsync(message, cancel);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or InvalidOperationException)
        {
            // As above, the worker has ended.
        }
    }
}
