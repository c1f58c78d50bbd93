using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ServerlessDeals.Functions.Worker;

/// <summary>
/// After the worker has written an answer as HTTP, it would send the same answer to the host again, as JSON in the invocation's return
/// value. This takes the value away. It has to be registered before the middleware that writes the answer, so that it runs after it.
/// </summary>
internal sealed class ReturnValueRemover : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        context.GetInvocationResult().Value = null;
    }
}
