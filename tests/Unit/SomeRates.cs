using System.Globalization;
using System.IO.Compression;
using System.Text;
using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Parts of the real rates, as files.</summary>
internal static class SomeRates
{
    public static RateFile Between(string first, string last) => FileOf(TextBetween(first, last));

    public static string TextBetween(string first, string last) => RateCsv.Write(
        [.. RealRates.All.Days.Where(day => DayOf(first) <= day.Day && day.Day <= DayOf(last))]);

    public static RateFile FileOf(string text) => RateFile.Read(Bytes(text)).OrThrow();

    /// <summary>The error of a file.</summary>
    public static string? ErrorOf(string text) => RateFile.Read(Bytes(text)).Error;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    public static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
