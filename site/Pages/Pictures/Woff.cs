using System.Buffers.Binary;
using System.IO.Compression;

namespace ServerlessDeals.Pages;

/// <summary>
/// Unpacks fonts in the Web Open Font Format 1.0 (W3C Recommendation, 2012). Not every system's font library reads that format itself.
/// </summary>
internal static class Woff
{
    private const int HeaderLength = 44;
    private const int EntryLength = 20;
    private const int UnpackedHeaderLength = 12;
    private const int UnpackedEntryLength = 16;

    /// <summary>The font as an OpenType file.</summary>
    public static byte[] Unpacked(ReadOnlySpan<byte> woff)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        var font = new byte[BinaryPrimitives.ReadInt32BigEndian(woff[16..])];
        woff.Slice(4, 4).CopyTo(font);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), tables);
        var end = UnpackedHeaderLength + (tables * UnpackedEntryLength);
        for (var i = 0; i < tables; i++)
        {
            var entry = woff.Slice(HeaderLength + (i * EntryLength), EntryLength);
            var start = BinaryPrimitives.ReadInt32BigEndian(entry[4..]);
            var packed = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            var length = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            Unpack(woff.Slice(start, packed), font.AsSpan(end, length));

            // The entry of an OpenType file: the name, the checksum, the place and the length.
            var unpacked = font.AsSpan(UnpackedHeaderLength + (i * UnpackedEntryLength), UnpackedEntryLength);
            entry[..4].CopyTo(unpacked);
            entry[16..].CopyTo(unpacked[4..]);
            BinaryPrimitives.WriteInt32BigEndian(unpacked[8..], end);
            BinaryPrimitives.WriteInt32BigEndian(unpacked[12..], length);
            end += (length + 3) & ~3;
        }

        return font;
    }

    // A table that would not become smaller is stored as it is.
    private static void Unpack(ReadOnlySpan<byte> packed, Span<byte> table)
    {
        if (packed.Length == table.Length)
        {
            packed.CopyTo(table);
            return;
        }

        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        stream.ReadExactly(table);
    }
}
