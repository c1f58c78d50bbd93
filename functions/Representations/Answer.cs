using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Representations;

/// <summary>
/// A good answer to a GET or HEAD: bytes with a strong ETag, compressed as the reader takes it, and 304 where the reader has them.
/// There is no middleware between a trigger and its reader, so the answer does all of it.
/// </summary>
public sealed record Answer(byte[] Body, string ContentType) : IResult
{
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>A minute of age is nothing to news that refresh every quarter of an hour.</summary>
    private const string Current = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>The past changes only when an old publication is found later.</summary>
    private const string Past = "public, max-age=3600, stale-while-revalidate=86400";

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Tag)> _encoded = new(StringComparer.Ordinal);

    public bool IsPast { get; init; }

    /// <summary>When the data behind it was last counted, where that is known.</summary>
    public DateTimeOffset? Modified { get; init; }

    public string? NextLink { get; init; }

    public static Answer Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var encoding = ContentEncoding.Choose(request.Headers.AcceptEncoding, Body.Length);
        var (bytes, tag) = _encoded.GetOrAdd(encoding ?? "", _ => (ContentEncoding.Encode(Body, encoding), ETags.Of(Body, encoding)));
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
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
