using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Strong ETags, made of a hash and the encoding (RFC 9110, section 8.8.3).</summary>
internal static class ETags
{
    private const int HashBytes = 16;

    public static string Of(byte[] body, string? encoding) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, HashBytes))}{(encoding is null ? "" : "-" + encoding)}\"";

    /// <param name="identity">A text that differs if the body differs.</param>
    public static string Of(string identity, string? encoding) => Of(Encoding.UTF8.GetBytes(identity), encoding);

    /// <summary>Whether the client has it: If-None-Match by weak comparison, else If-Modified-Since (RFC 9110, section 13.2.2).</summary>
    public static bool IsHeld(IHeaderDictionary headers, string tag, DateTimeOffset? modified)
    {
        if (headers.IfNoneMatch.Count > 0)
        {
            return EntityTagHeaderValue.TryParseList(headers.IfNoneMatch, out var held)
                && held.Any(known => known.Tag == "*" || Plain(known.Tag.Value!) == Plain(tag));
        }

        return modified is { } time
            && HeaderUtilities.TryParseDate(headers.IfModifiedSince.ToString(), out var since)
            && time.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    // The same answer in another encoding counts as the same.
    private static string Plain(string tag) =>
        tag.Trim('"').Split('-') is [.. var name, "br" or "gzip"] ? string.Join('-', name) : tag.Trim('"');
}
