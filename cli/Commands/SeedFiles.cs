using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Reads the seed files and prints their faults.</summary>
internal static class SeedFiles
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Prints the faults as the result of a command.</summary>
    /// <returns>False if there are errors.</returns>
    public static bool Check(string folder, FaultFormat format)
    {
        var reading = Read(folder);
        switch (format)
        {
            case FaultFormat.Json:
                Console.WriteLine(Json(reading.Faults));
                break;
            case FaultFormat.Github:
                Print(reading, Annotation, Console.WriteLine);
                break;
            default:
                Print(reading, Line, Console.WriteLine);
                break;
        }

        return !HasErrors(reading);
    }

    /// <summary>Reads the seed files for a command that loads them. With --output json, standard output is for its result.</summary>
    /// <returns>Null if there are errors.</returns>
    public static SeedSet? Load(string folder)
    {
        var reading = Read(folder);
        Print(reading, Line, GlobalOptions.IsJson ? Output.Error : Output.Text);
        return HasErrors(reading) ? null : reading.Set;
    }

    private static SeedReading Read(string folder) => Directory.Exists(folder)
        ? SeedFolder.Read(folder, TimeProvider.System)
        : throw new StartException($"{folder} does not exist. Run this in the project's folder, or name the folder with --seeds.");

    private static bool HasErrors(SeedReading reading) => reading.Faults.Any(fault => fault.Severity == Severity.Error);

    private static string Line(SeedFault fault) => $"{fault} [{fault.Code}]";

    private static void Print(SeedReading reading, Func<SeedFault, string> line, Action<string> print)
    {
        foreach (var fault in reading.Faults)
        {
            print(line(fault));
        }

        var (set, faults) = reading;
        var errors = faults.Count(fault => fault.Severity == Severity.Error);
        print(
            $"{set.Files} files: {set.Deals.Count} deals, {set.Deals.Sum(deal => deal.Claims.Count)} claims, "
            + $"{set.Organizations.Count} organizations; {errors} errors, {faults.Count - errors} warnings, "
            + $"{reading.Acknowledged} acknowledged."
            + (set.Rates.Days is [.., var last] ? $" Rates to {last.Day:yyyy-MM-dd} ({ExchangeRate.EuropeanCentralBank})." : "")
            + (reading.Unchecked == 0
                ? ""
                : $" {reading.Unchecked} references were not checked: what they name may be in a file that cannot be read."));
    }

    private static string Json(IEnumerable<SeedFault> faults)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartArray();
            foreach (var fault in faults)
            {
                json.WriteStartObject();
                json.WriteString("severity", EnumWords.Of(fault.Severity));
                json.WriteString("code", fault.Code);
                json.WriteString("file", fault.File);
                json.WriteNumber("line", fault.Line);
                json.WriteNumber("column", fault.Column);
                json.WriteString("field", fault.Field);
                json.WriteString("message", fault.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A workflow command of GitHub Actions. Its file must be relative to the repository, where workflows run.</summary>
    private static string Annotation(SeedFault fault)
    {
        var file = Path.GetRelativePath(Environment.CurrentDirectory, fault.File).Replace('\\', '/');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{EnumWords.Of(fault.Severity)} file={Property(file)},line={fault.Line},col={fault.Column},title={Property(fault.Code)}::"
            + $"{Escaped($"{fault.Field}: {fault.Message}")}");
    }

    private static string Escaped(string message) => message
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string value) => Escaped(value)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
