using System.Text;
using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Reads and checks the reference rates that the seed files come with.</summary>
internal sealed class SeedRates(SeedFileList files, ICollection<SeedFault> faults)
{
    private const string Remedy = "deals rates --seeds FOLDER writes it";

    /// <returns>The rates; none if there are none, or they cannot be used.</returns>
    public RateFile Read()
    {
        if (!files.HasRates)
        {
            if (files.HasOrigin)
            {
                Add(SeedError.MissingFile, SeedFileList.RatesFile, $"is missing; restore it, or remove {RateFolder.OriginFile}");
            }

            return RateFile.None;
        }

        if (files.Rates() is not { } bytes)
        {
            return RateFile.None;
        }

        var read = RateFile.Read(bytes);
        if (!read.IsValue)
        {
            Add(SeedError.UnreadableRates, SeedFileList.RatesFile, read.Error);
            return RateFile.None;
        }

        foreach (var fault in Faults(read.Value))
        {
            Add(SeedError.ImplausibleRates, SeedFileList.RatesFile, read.Value.Where(fault.Day) + fault.What);
        }

        CheckOrigin(RateFolder.Origin(read.Value));
        return read.Value;
    }

    // In the repository, a currency that ended is an error: a person can look whether the bank announced it.
    private static IEnumerable<RateFault> Faults(RateFile file) => RateChecks.Find(file.Days).Concat(
        RateChecks.Ended(file.Days, file.Days[0].Day).Select(ended => new RateFault(
            ended.Last,
            $"{ended.Currency} has no rate after {RateText.Of(ended.Last)}; if the bank announced that, add it to " +
            $"core/Loading/Rates/{nameof(Suspensions)}.cs")));

    private void CheckOrigin(string wanted)
    {
        if (!files.HasOrigin)
        {
            Add(SeedError.MissingFile, SeedFileList.OriginFile, $"is missing; {Remedy}");
            return;
        }

        if (files.Origin() is not { } bytes)
        {
            return;
        }

        var (lines, right) = (Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n'), wanted.Split('\n'));
        for (var at = 0; at < Math.Max(lines.Length, right.Length); at++)
        {
            var (line, other) = (lines.ElementAtOrDefault(at), right.ElementAtOrDefault(at));
            if (line != other)
            {
                Add(
                    SeedError.WrongOrigin,
                    SeedFileList.OriginFile,
                    $"is '{line}'; for {RateFolder.CsvFile} it is '{other}'. {Remedy}",
                    at + 1);
            }
        }
    }

    private void Add(SeedError code, string name, string message, int line = 1) =>
        faults.Add(SeedFault.OfFile(code, files.Shown(name), message, line));
}
