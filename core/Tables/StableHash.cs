using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Tables;

/// <summary>Spreads keys evenly over partitions or rows, with the same result on every machine.</summary>
internal static class StableHash
{
    public static int Of(string key, int buckets) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) % (ulong)buckets);

    /// <summary>The name of a bucket: "0a7".</summary>
    public static string Bucket(int number) => number.ToString("x3", CultureInfo.InvariantCulture);

    /// <summary>A short hash of several parts. Lengths are hashed too, so the boundaries between parts matter.</summary>
    public static string Hash(IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..32].ToLower(CultureInfo.InvariantCulture);
    }
}
