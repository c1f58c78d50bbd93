using System.IO.Compression;

namespace ServerlessDeals.Loading.Rates;

/// <summary>Unpacks zip and gzip files, up to a limit, so a small file cannot fill the memory.</summary>
internal static class PackedFile
{
    private const int Megabyte = 1024 * 1024;

    /// <returns>The bytes as they are if they are neither, or an error.</returns>
    public static Parsed<byte[]> Unpack(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => Zip(bytes),
                [0x1F, 0x8B, ..] => Gzip(bytes),
                { Length: > RateFile.MostBytes } => TooLarge(),
                _ => Parsed<byte[]>.Of(bytes),
            };
        }
        catch (InvalidDataException)
        {
            return Parsed<byte[]>.Wrong("the packed file is damaged or incomplete; download it again");
        }
    }

    private static Parsed<byte[]> Zip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries is not [var only])
        {
            return Parsed<byte[]>.Wrong(FormattableString.Invariant(
                $"it is a zip file with {zip.Entries.Count} files; one with rates has a single file, such as eurofxref-hist.csv"));
        }

        using var content = only.Open();
        return Limited(content);
    }

    private static Parsed<byte[]> Gzip(byte[] bytes)
    {
        using var content = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return Limited(content);
    }

    private static Parsed<byte[]> Limited(Stream content)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[Megabyte];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (unpacked.Length + read > RateFile.MostBytes)
            {
                return TooLarge();
            }

            unpacked.Write(buffer, 0, read);
        }

        return Parsed<byte[]>.Of(unpacked.ToArray());
    }

    private static Parsed<byte[]> TooLarge() => Parsed<byte[]>.Wrong(FormattableString.Invariant(
        $"it has more than {RateFile.MostBytes / Megabyte} MB; all rates since 1999 are less than 2 MB"));
}
