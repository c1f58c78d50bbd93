using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDeals.EmptyApp;

/// <summary>
/// Answers with two letters. It is public, so that the worker calls it without reflection, as it does the project's functions.
/// </summary>
public static class Empty
{
    [Function(nameof(Empty))]
    public static Task AnswerAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "empty")] HttpRequest request) =>
        request.HttpContext.Response.WriteAsync("ok", request.HttpContext.RequestAborted);
}
