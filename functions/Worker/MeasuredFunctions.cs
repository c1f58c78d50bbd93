using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Functions.Worker;

/// <summary>Measures each function. The local host does the same around its calls.</summary>
internal sealed class MeasuredFunctions(Measurements measurements) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => measurements.AnswerAsync(
        context.FunctionDefinition.Name,
        async () =>
        {
            await next(context);
            return true;
        },
        context.CancellationToken);
}
