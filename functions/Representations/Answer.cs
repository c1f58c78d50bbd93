using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Representations;

/// <summary>
/// A successful answer to a GET or HEAD, with a strong ETag: compressed if the client accepts it, or 304 if the client has it already.
/// No middleware runs between a trigger and its client, so the answer does all of this itself.
/// </summary>
public sealed record Answer(byte[] Body, string ContentType) : IResult
{
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>Summaries are refreshed every 15 minutes, so an answer may be a minute old.</summary>
    private const string Current = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>An answer about a past day changes only if an older publication is added later.</summary>
    private const string Past = "public, max-age=3600, stale-while-revalidate=86400";

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Tag)> _encoded = new(StringComparer.Ordinal);

    public bool IsPast { get; init; }

    /// <summary>When its summaries were refreshed; null if the answer has no summaries.</summary>
    public DateTimeOffset? Modified { get; init; }

    public string? NextLink { get; init; }

    /// <summary>Called with the length of each compressed copy that the answer begins to hold.</summary>
    internal Action<int>? Compressed { get; set; }

    public static Answer Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var encoding = ContentEncoding.Choose(request.Headers.AcceptEncoding, Body.Length);
        var (bytes, tag) = Encoded(encoding);
        var headers = response.Headers;
        headers.ETag = tag;
        headers.CacheControl = IsPast ? Past : Current;
        headers.Vary = "Accept, Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (Modified is { } modified)
        {
            headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        }

        if (NextLink is not null)
        {
            headers.Link = $"<{NextLink}>; rel=\"next\"";
        }

        if (ETags.IsHeld(request.Headers, tag, Modified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentType = ContentType;
        headers.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await SendAsync(response.Body, bytes, httpContext.RequestAborted);
        }
    }

    private (byte[] Bytes, string Tag) Encoded(string? encoding)
    {
        var name = encoding ?? "";
        if (_encoded.TryGetValue(name, out var kept))
        {
            return kept;
        }

        var made = (ContentEncoding.Encode(Body, encoding), ETags.Of(Body, encoding));
        if (_encoded.TryAdd(name, made) && encoding is not null)
        {
            Compressed?.Invoke(made.Item1.Length);
        }

        return made;
    }

    private static async Task SendAsync(Stream body, byte[] bytes, CancellationToken aborted)
    {
        try
        {
            await body.WriteAsync(bytes, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The client has disconnected. Thrown on, the host would report a failed function.
        }
    }
}
