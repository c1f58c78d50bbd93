using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Compression as the reader takes it (RFC 9110, section 12.5.3).</summary>
internal static class ContentEncoding
{
    /// <summary>Less than this fits into one packet anyhow.</summary>
    private const int Worthwhile = 1024;

    private static readonly string[] Offered = ["br", "gzip"];

    /// <returns>Null for none.</returns>
    /// <param name="bytes">The length of what is to be compressed; null where it is streamed and not known yet.</param>
    public static string? Choose(StringValues accepted, int? bytes)
    {
        if (bytes < Worthwhile || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted))
        {
            return null;
        }

        double Quality(string encoding) =>
            (wanted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) ?? wanted.FirstOrDefault(one => one.Value == "*")) is { } one
                ? one.Quality ?? 1
                : 0;
        return Offered.Where(encoding => Quality(encoding) > 0).MaxBy(Quality);
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

    /// <summary>A stream that compresses what is written to it. It does not close the stream behind it.</summary>
    public static Stream Into(Stream packed, string encoding) => encoding == "br"
        ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
        : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
}
