using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Queries;

/// <summary>
/// A position in a list of organizations: the last one returned. It stays valid when organizations are added or removed. Clients see an
/// opaque text with a checksum over the position and the query that it belongs to.
/// </summary>
/// <param name="Figure">What the list is sorted by; <see cref="NoFigure"/> in a list by name.</param>
/// <param name="Key">The key in the list by name.</param>
public sealed record OrganizationCursor(long Figure, string Key)
{
    /// <summary>Less than every figure.</summary>
    public const long NoFigure = -1;

    private const string Version = "1";
    private const int ChecksumBytes = 8;

    public string ToText(OrganizationQuery query)
    {
        var position = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{Figure}\n{Key}"));
        return Base64Url.EncodeToString([.. Checksum(position, query), .. position]);
    }

    /// <summary>Null if the text is not a cursor of this query.</summary>
    public static OrganizationCursor? Parse(string text, OrganizationQuery query)
    {
        var bytes = Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];
        var (checksum, position) = (bytes.Take(ChecksumBytes), bytes.Skip(ChecksumBytes).ToArray());
        return checksum.SequenceEqual(Checksum(position, query))
            && Encoding.UTF8.GetString(position).Split('\n') is [Version, var figure, var key]
                ? new(long.Parse(figure, CultureInfo.InvariantCulture), key)
                : null;
    }

    /// <summary>Largest figures first, then by name.</summary>
    public static int Compare(OrganizationCursor left, OrganizationCursor right) =>
        right.Figure.CompareTo(left.Figure) is var order and not 0 ? order : string.CompareOrdinal(left.Key, right.Key);

    private static byte[] Checksum(byte[] position, OrganizationQuery query) =>
        SHA256.HashData([.. position, .. Encoding.UTF8.GetBytes(query.Fingerprint())])[..ChecksumBytes];
}
