using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Stores values that may be larger than one column, in the columns Name, Name1, Name2, …</summary>
internal static class Columns
{
    private const int Quality = 1;
    private const int SmallestWindow = 10;
    private const int LargestWindow = 22;

    public static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static byte[] Pack(byte[] bytes)
    {
        // Most values are small. With a larger window the encoder would clear megabytes of tables for each value.
        var window = Math.Clamp(BitOperations.Log2((uint)bytes.Length | 1) + 1, SmallestWindow, LargestWindow);
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var length, Quality, window)
                ? buffer[..length]
                : throw new InvalidOperationException("The buffer for the maximum compressed length was too small.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
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

    /// <summary>The names of all columns that a value may use.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. Enumerable.Range(0, (TableLimits.RowBytes / TableLimits.PropertyBytes) + 1).Select(part => Part(name, part))];

    /// <exception cref="InvalidOperationException">The value is larger than the maximum size of a row.</exception>
    public static void Put(TableEntity row, string name, byte[] bytes)
    {
        if (bytes.Length > TableLimits.RowBytes)
        {
            throw new InvalidOperationException(
                $"{name} of {row.PartitionKey}/{row.RowKey} has {bytes.Length} bytes; a row can hold {TableLimits.RowBytes}.");
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

    /// <summary>The bytes, or null if the column is absent.</summary>
    public static byte[]? Get(TableEntity row, string name)
    {
        var first = row.GetBinary(name);
        // A column that was selected and is absent may be there without a value.
        if (first is null || row.GetBinary(Part(name, 1)) is null)
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
