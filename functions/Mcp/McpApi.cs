using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>
/// The Model Context Protocol over HTTP. Checks the request, and passes a valid message on to the protocol's library. The library is
/// loaded with the first valid message: no other request needs it.
/// </summary>
public sealed class McpApi(
    ITables tables, PublicLinks links, TimeProvider time, Failures failures, IHostApplicationLifetime lifetime)
{
    /// <summary>The largest message. The arguments of a call take less than a tenth of it.</summary>
    public const int MostBytes = 32 * 1024;

    /// <summary>The deepest message. That of a call has four levels.</summary>
    public const int MostLevels = 16;

    private readonly Lazy<RequestDelegate> _protocol =
        new(() => McpProtocol.Handler(AssistantServer.Tools(tables, time, failures), lifetime));

    /// <summary>Answers one message. There are no sessions and no streams of messages from the server, so only POST is of use.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancel)
    {
        if (Refused(request) is { } refused)
        {
            return refused;
        }

        using var limit = new CancellationTokenSource(Api.Answers.Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, request.HttpContext.RequestAborted, limit.Token);
        try
        {
            if (await BodyAsync(request, stop.Token) is not { } body)
            {
                return McpFault.TooLarge;
            }

            if (McpMessage.FaultOf(body) is { } fault)
            {
                return fault;
            }

            request.Body = new MemoryStream(body, writable: false);
            return new Passed(_protocol.Value, failures);
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException)
        {
            return McpFault.Incomplete;
        }
    }

    private McpFault? Refused(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return McpFault.OnlyPost;
        }

        if (request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin))
        {
            return McpFault.ForeignOrigin;
        }

        return IsJson(request.ContentType) ? null : McpFault.NotJson;
    }

    /// <summary>
    /// Whether a page comes from this service itself. Browsers send the origin of the page with every POST, so no page of another site
    /// can use a server on its reader's machine. Other clients send none.
    /// </summary>
    private bool IsOwn(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && Uri.TryCreate(links.Base, UriKind.Absolute, out var own)
        && Uri.Compare(page, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media)
        && string.Equals(media.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (media.CharSet is null || string.Equals(media.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        var buffer = new byte[MostBytes + 1];
        var read = request.ContentLength > MostBytes
            ? buffer.Length
            : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return read > MostBytes ? null : buffer[..read];
    }

    private sealed class Passed(RequestDelegate protocol, Failures failures) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var aborted = httpContext.RequestAborted;
            try
            {
                await protocol(httpContext);
            }
            catch (Exception ended) when (aborted.IsCancellationRequested && ended is OperationCanceledException or IOException)
            {
                // The client has disconnected. Thrown on, the host would report a failed function.
            }
            catch (Exception failed) when (!httpContext.Response.HasStarted)
            {
                failures.Report(failed, InvocationTelemetry.Now);
                await McpFault.Failed.ExecuteAsync(httpContext);
            }
        }
    }
}
