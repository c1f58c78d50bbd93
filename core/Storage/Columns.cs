using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace ServerlessDeals.Storage;

/// <summary>Values that may be larger than one column: spread over Name, Name1, Name2, …</summary>
internal static class Columns
{
    public static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            brotli.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidOperationException">The value is larger than a row may be.</exception>
    public static void Put(TableEntity row, string name, byte[] bytes)
    {
        if (bytes.Length > TableLimits.RowBytes)
        {
            throw new InvalidOperationException(
                $"{name} of {row.PartitionKey}/{row.RowKey} has {bytes.Length} bytes; a row of Table Storage holds {TableLimits.RowBytes}.");
        }

        if (bytes.Length <= TableLimits.PropertyBytes)
        {
            row[name] = bytes;
            return;
        }

        var part = 0;
        foreach (var chunk in bytes.Chunk(TableLimits.PropertyBytes))
        {
            row[Part(name, part++)] = chunk;
        }
    }

    /// <summary>The bytes, or null where the column is absent.</summary>
    public static byte[]? Get(TableEntity row, string name)
    {
        var first = row.GetBinary(name);
        if (first is null || !row.ContainsKey(Part(name, 1)))
        {
            return first;
        }

        using var whole = new MemoryStream();
        for (var part = 0; row.GetBinary(Part(name, part)) is { } chunk; part++)
        {
            whole.Write(chunk);
        }

        return whole.ToArray();
    }

    public static T? Get<T>(TableEntity row, string name, JsonTypeInfo<T> type) =>
        Get(row, name) is { } bytes ? JsonSerializer.Deserialize(bytes, type) : default;

    private static string Part(string name, int part) => part == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{part}");
}
