using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Build().Run();

/// <summary>Answers with two letters.</summary>
internal static class Empty
{
    [Function(nameof(Empty))]
    public static Task AnswerAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "empty")] HttpRequest request) =>
        request.HttpContext.Response.WriteAsync("ok", request.HttpContext.RequestAborted);
}
