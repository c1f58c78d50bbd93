using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Queries;

/// <summary>
/// A position in a list: the last row returned. It stays valid when deals are added or removed. Clients see an opaque text with
/// a checksum over the position and the query it belongs to.
/// </summary>
/// <param name="View">The table the list is read from, the same for every page.</param>
public sealed record Cursor(string View, string Partition, string Row)
{
    private const string Version = "3";
    private const int ChecksumBytes = 8;

    public string ToText(DealQuery query)
    {
        var position = Encoding.UTF8.GetBytes($"{Version}\n{View}\n{Partition}\n{Row}");
        return Base64Url.EncodeToString([.. Checksum(position, query), .. position]);
    }

    /// <summary>Null if the text is not a cursor of this query.</summary>
    public static Cursor? Parse(string text, DealQuery query)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var position = bytes.AsSpan(Math.Min(ChecksumBytes, bytes.Length));
        return bytes.AsSpan(0, bytes.Length - position.Length).SequenceEqual(Checksum(position, query))
            && Encoding.UTF8.GetString(position).Split('\n') is [Version, var view, var partition, var row]
                ? new(view, partition, row)
                : null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> position, DealQuery query) =>
        SHA256.HashData([.. position, .. Encoding.UTF8.GetBytes(query.Fingerprint())])[..ChecksumBytes];
}
