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
    public static string? Choose(StringValues accepted, int bytes)
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
        using (Stream stream = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
