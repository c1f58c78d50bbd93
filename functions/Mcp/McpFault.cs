using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>A request that was not passed on to the protocol: a status, and a JSON-RPC error without an id.</summary>
internal sealed class McpFault : IResult
{
    // The codes of JSON-RPC 2.0, and the first of those that servers may use as they like.
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;
    private const int OfTheServer = -32000;
    private const int InternalError = -32603;

    private readonly int _status;
    private readonly RpcError _error;

    private McpFault(int status, int code, string message) => (_status, _error) = (status, new(code, message));

    public static McpFault OnlyPost { get; } = new(
        StatusCodes.Status405MethodNotAllowed,
        OfTheServer,
        "Send messages with POST. This server has no sessions and no streams of its own.");

    public static McpFault ForeignOrigin { get; } = new(
        StatusCodes.Status403Forbidden, OfTheServer, "Pages of other sites may not use this server. Send no Origin header.");

    public static McpFault NotJson { get; } = new(
        StatusCodes.Status415UnsupportedMediaType, InvalidRequest, "Send the message as Content-Type: application/json in UTF-8.");

    public static McpFault TooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, InvalidRequest, $"A message is at most {McpApi.MostBytes} bytes long.");

    public static McpFault Unreadable { get; } = new(
        StatusCodes.Status400BadRequest, ParseError, $"The body is not JSON, or has more than {McpApi.MostLevels} levels.");

    public static McpFault Batch { get; } = new(
        StatusCodes.Status400BadRequest, InvalidRequest, "Send one message in each request: this protocol has no batches.");

    public static McpFault NoMessage { get; } = new(
        StatusCodes.Status400BadRequest,
        InvalidRequest,
        "The body is not a message of the protocol: method and name are texts, params, arguments and _meta are objects.");

    public static McpFault Incomplete { get; } = new(
        StatusCodes.Status408RequestTimeout, InvalidRequest, "The message did not arrive in time.");

    public static McpFault Failed { get; } = new(
        StatusCodes.Status500InternalServerError, InternalError, "This is a fault of the service and not of the message.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (_status == StatusCodes.Status405MethodNotAllowed)
        {
            headers.Allow = HttpMethods.Post;
        }

        var fault = new RpcFault("2.0", null, _error);
        return Results.Json(fault, McpFaultJson.Default.RpcFault, statusCode: _status).ExecuteAsync(httpContext);
    }
}

internal sealed record RpcFault(string Jsonrpc, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Id, RpcError Error);

internal sealed record RpcError(int Code, string Message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RpcFault))]
internal sealed partial class McpFaultJson : JsonSerializerContext;
