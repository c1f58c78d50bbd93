using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Compression as the client accepts it (RFC 9110, section 12.5.3).</summary>
internal static class ContentEncoding
{
    /// <summary>A smaller answer fits into one packet anyway.</summary>
    private const int Worthwhile = 1024;

    private static readonly string[] Offered = ["br", "gzip"];

    /// <returns>Null if the answer is sent uncompressed.</returns>
    /// <param name="bytes">The length before compression; null if the answer is streamed and its length unknown.</param>
    public static string? Choose(StringValues accepted, int? bytes)
    {
        if (bytes < Worthwhile || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted))
        {
            return null;
        }

        return Offered.Where(encoding => Quality(encoding) > 0).MaxBy(Quality);

        double Quality(string encoding) => (Named(encoding) ?? Named("*")) is { } accepted ? accepted.Quality ?? 1 : 0;

        StringWithQualityHeaderValue? Named(string encoding) =>
            wanted.FirstOrDefault(accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }

    public static byte[] Encode(byte[] body, string? encoding)
    {
        if (encoding is null)
        {
            return body;
        }

        using var packed = new MemoryStream();
        using (var stream = Into(packed, encoding))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>A stream that compresses into another one and leaves that one open.</summary>
    public static Stream Into(Stream packed, string encoding) => encoding == "br"
        ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
        : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
}
