using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Queries;

/// <summary>
/// A place in a list: the last row that was given. It stays a place when deals come and go around it. Outside, it is an
/// opaque text that carries a checksum over itself and the query that it belongs to.
/// </summary>
/// <param name="View">The table that the list is read from; it stays the same from page to page.</param>
public sealed record Cursor(string View, string Partition, string Row)
{
    private const string Version = "2";
    private const int ChecksumBytes = 8;

    public string ToText(DealQuery query)
    {
        var place = Encoding.UTF8.GetBytes($"{Version}\n{View}\n{Partition}\n{Row}");
        return Base64Url.EncodeToString([.. Checksum(place, query), .. place]);
    }

    /// <summary>Null where the text is not a cursor of this query.</summary>
    public static Cursor? Parse(string text, DealQuery query)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var place = bytes.AsSpan(Math.Min(ChecksumBytes, bytes.Length));
        return bytes.AsSpan(0, bytes.Length - place.Length).SequenceEqual(Checksum(place, query))
            && Encoding.UTF8.GetString(place).Split('\n') is [Version, var view, var partition, var row]
                ? new(view, partition, row)
                : null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> place, DealQuery query) =>
        SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes(query.Fingerprint())])[..ChecksumBytes];
}
