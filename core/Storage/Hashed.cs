using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Storage;

/// <summary>Spreads keys evenly over a few partitions or rows, the same on every machine.</summary>
internal static class Hashed
{
    public static int Of(string key, int buckets) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) % (ulong)buckets);

    /// <summary>The name of a bucket: "0a7".</summary>
    public static string Bucket(int number) => number.ToString("x3", CultureInfo.InvariantCulture);
}
