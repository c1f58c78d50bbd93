using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ServerlessDeals.Functions.Worker;

/// <summary>
/// Clears the return value of an invocation. Otherwise the worker would send an answer twice: as HTTP, and as JSON to the host. It has to
/// be registered before the middleware that writes the HTTP answer, because that makes it run after that middleware.
/// </summary>
internal sealed class ReturnValueRemover : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        context.GetInvocationResult().Value = null;
    }
}
