using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables.Models;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Where a page continues, as opaque text. Only the query that returned it accepts it, with any page size.</summary>
internal static class PageToken
{
    private const int Seal = 8;

    public static string Of(RowRange range, string next)
    {
        var key = Encoding.UTF8.GetBytes(next);
        return Base64Url.EncodeToString([.. SealOf(range, key), .. key]);
    }

    /// <summary>The key at which a page of the range starts.</summary>
    public static string Start(RowRange range)
    {
        if (range.Continuation is not { } token)
        {
            return range.From;
        }

        var bytes = Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : [];
        return bytes.Length >= Seal && SealOf(range, bytes[Seal..]).AsSpan().SequenceEqual(bytes.AsSpan(0, Seal))
            ? Encoding.UTF8.GetString(bytes.AsSpan(Seal))
            : throw ServiceRules.Failure(400, TableErrorCode.InvalidInput, "The continuation token belongs to another query.");
    }

    private static byte[] SealOf(RowRange range, byte[] key)
    {
        var query = string.Join(
            '\0',
            [range.Table, range.Partition, range.From, range.To, .. range.Where.Select(
                condition => $"{condition.Column}\0{condition.Operator}\0{condition.Value}")]);
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(query), 0, .. key])[..Seal];
    }
}
