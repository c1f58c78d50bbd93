using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessDeals.Tests;

/// <summary>
/// Records each request to Table Storage with the sizes of its body and its answer, and refuses what <see cref="PinnedRequests"/>
/// refuses. In the position PerCall a retried request counts once, in PerRetry each time.
/// </summary>
internal sealed partial class RecordedRequests : HttpPipelineSynchronousPolicy
{
    public RequestRecord Record { get; } = new();

    public override void OnSendingRequest(HttpMessage message) => PinnedRequests.Check(message.Request);

    public override void OnReceivedResponse(HttpMessage message)
    {
        var body = Body(message.Request);
        var path = Uri.UnescapeDataString(message.Request.Uri.Path);
        var operations = path.EndsWith("/$batch", StringComparison.Ordinal) ? Operation().Matches(Encoding.UTF8.GetString(body)) : null;
        var (kind, table) = operations is null
            ? (Kind(message.Request, path), Table(path))
            : (RequestKind.Batch, Table(Uri.UnescapeDataString(operations[0].Groups["address"].Value)));
        Record.Add(kind, table, new(1, operations?.Count ?? 1, Rows(message.Response, kind), body.Length, Received(message.Response)));
    }

    private static RequestKind Kind(Request request, string path) => request.Method.Method switch
    {
        "GET" => path.EndsWith("()", StringComparison.Ordinal) ? RequestKind.Range : RequestKind.PointRead,
        "DELETE" => RequestKind.Delete,
        "POST" => path.EndsWith("/Tables", StringComparison.Ordinal) ? RequestKind.CreateTable : RequestKind.Insert,
        _ => request.Headers.Contains("If-Match") ? RequestKind.Replace : RequestKind.Upsert,
    };

    // ".../Deals(PartitionKey='…',RowKey='…')", ".../Deals()", ".../Deals"
    private static string Table(string path)
    {
        var end = path.IndexOf('(', StringComparison.Ordinal);
        var address = end < 0 ? path : path[..end];
        return address[(address.LastIndexOf('/') + 1)..];
    }

    private static byte[] Body(Request request)
    {
        if (request.Content is null)
        {
            return [];
        }

        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        return body.ToArray();
    }

    private static long Received(Response response) =>
        response.ContentStream is { CanSeek: true } body ? body.Length : response.Headers.ContentLengthLong ?? 0;

    private static long Rows(Response response, RequestKind kind)
    {
        if (response.Status != 200 || kind is not (RequestKind.PointRead or RequestKind.Range))
        {
            return 0;
        }

        if (kind == RequestKind.PointRead)
        {
            return 1;
        }

        var body = response.ContentStream!;
        body.Position = 0;
        using var page = JsonDocument.Parse(body);
        body.Position = 0;
        return page.RootElement.GetProperty("value").GetArrayLength();
    }

    [GeneratedRegex(
        @"^(POST|PUT|PATCH|MERGE|DELETE) (?<address>\S+) HTTP/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        2000)]
    private static partial Regex Operation();
}
