using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>Half of a SHA-256. Small enough for millions of rows in memory, and long enough to be unique.</summary>
internal readonly record struct RowHash(ulong High, ulong Low)
{
    public static RowHash OfKeys(TableEntity row) => Of($"{row.PartitionKey}\n{row.RowKey}");

    public static RowHash Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
    }
}
