using System.IO.Compression;
using System.Text;

namespace ServerlessDeals.Loading.Rates;

/// <summary>
/// The rates in the folder of seed files: rates/eurofxref-hist.csv.gz with the currencies that deals can have, and rates/origin.txt, which
/// says where they come from.
/// </summary>
public static class RateFolder
{
    public const string Name = "rates";
    public const string CsvFile = "eurofxref-hist.csv.gz";
    public const string OriginFile = "origin.txt";

    /// <summary>Where the European Central Bank publishes all rates since 1999.</summary>
    public const string Address = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip";

    /// <returns>The rates in a folder of seed files; none if it has none.</returns>
    public static Parsed<RateFile> Read(string seeds)
    {
        var path = Path.Combine(seeds, Name, CsvFile);
        var file = File.Exists(path) ? RateFile.Read(File.ReadAllBytes(path)) : Parsed<RateFile>.Of(RateFile.None);
        return file.IsValue ? file : Parsed<RateFile>.Wrong($"{path}: {file.Error}");
    }

    /// <summary>Adds the rates of a file to those in a folder, and writes down again where they come from.</summary>
    /// <param name="seeds">The folder of seed files.</param>
    /// <param name="isPlan">Writes nothing.</param>
    /// <returns>What changes, or why the file cannot be added.</returns>
    public static Parsed<RatePlan> Add(string seeds, RateFile file, bool isPlan)
    {
        var known = Read(seeds);
        if (!known.IsValue)
        {
            return Parsed<RatePlan>.Wrong(known.Error);
        }

        var merged = RateMerge.Of(new(known.Value.Days), file);
        if (!merged.IsValue)
        {
            return Parsed<RatePlan>.Wrong(merged.Error);
        }

        var (days, changed) = merged.Value;
        if (!isPlan)
        {
            Write(Path.Combine(seeds, Name), changed.Count > 0 ? days : null);
        }

        return Parsed<RatePlan>.Of(new(new(days), changed.Count, changed.Count == 0 ? null : changed[0].Day, [], []));
    }

    /// <summary>What origin.txt has to say about a file.</summary>
    public static string Origin(RateFile file) => $"""
        source: {ExchangeRate.EuropeanCentralBank}
        address: {Address}
        use: free of charge, if the source is named
        first: {RateText.Of(file.Days[0].Day)}
        last: {RateText.Of(file.Days[^1].Day)}
        currencies: {string.Join(' ', file.Days.SelectMany(day => day.PerEuro.Keys).Distinct().Order())}
        sha256 (unpacked): {file.Sha256}

        """;

    /// <param name="days">Null to leave the rates as they are.</param>
    private static void Write(string folder, IReadOnlyList<DailyRates>? days)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, CsvFile);
        if (days is not null)
        {
            // If the disk is full, the old rates stay whole.
            var written = path + ".new";
            using (var packed = new GZipStream(File.Create(written), CompressionLevel.SmallestSize))
            {
                packed.Write(Encoding.UTF8.GetBytes(RateCsv.Write(days)));
            }

            File.Move(written, path, overwrite: true);
        }

        File.WriteAllText(Path.Combine(folder, OriginFile), Origin(RateFile.Read(File.ReadAllBytes(path)).OrThrow()));
    }
}
