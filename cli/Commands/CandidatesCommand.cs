using System.CommandLine;
using System.Globalization;
using CsvHelper;
using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Cli.Commands;

internal static class CandidatesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "The CSV file to write.",
            DefaultValueFactory = _ => "candidates.csv",
        };
        var storage = SharedOptions.Storage();
        var command = new Command("candidates", "List deals and organizations that may be the same. Nothing is merged.")
        {
            output, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await WriteAsync(SharedOptions.StorageOf(parsed.GetValue(storage)), parsed.GetValue(output)!, cancel);
            return 0;
        });
        return command;
    }

    public static async Task WriteAsync(string storage, string path, CancellationToken cancel)
    {
        int count;
        await using (var text = new StreamWriter(path))
        await using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            csv.WriteHeader<Candidate>();
            await csv.NextRecordAsync();
            count = await new CandidateFinder(SharedOptions.Tables(storage)).FindAsync(
                candidate =>
                {
                    csv.WriteRecord(candidate);
                    csv.NextRecord();
                },
                cancel);
        }

        if (count == 0)
        {
            File.Delete(path);
        }

        Console.WriteLine(count == 0
            ? "No likely duplicates."
            : $"{count:N0} pairs may be duplicates. {path} lists them; a person has to decide.");
    }
}
