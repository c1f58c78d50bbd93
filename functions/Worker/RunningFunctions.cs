using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace ServerlessDeals.Functions.Worker;

/// <summary>
/// Keeps the process alive until its functions have ended. The worker only waits for HTTP requests: without this class a refresh by the
/// timer would be cut off, and its lease would block other refreshes for minutes.
/// </summary>
internal sealed class RunningFunctions : IFunctionsWorkerMiddleware, IHostedService
{
    private readonly ConcurrentDictionary<string, Task> _running = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[context.InvocationId] = ended.Task;
        try
        {
            await next(context);
        }
        finally
        {
            _running.TryRemove(context.InvocationId, out _);
            ended.SetResult();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
}
