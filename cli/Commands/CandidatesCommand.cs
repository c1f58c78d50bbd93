using System.CommandLine;
using System.Globalization;
using CsvHelper;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class CandidatesCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "A CSV file to write the pairs to, instead of printing them." };
        var storage = SharedOptions.Storage();
        var command = new Command("candidates", "List deals and organizations that may be the same. Nothing is merged.")
        {
            file, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            await (parsed.GetValue(file) is { } path ? WriteAsync(tables, path, cancel) : PrintAsync(tables, cancel));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes the candidates to a file after another command has done its work on the same storage.</summary>
    public static Task WriteAsync(string storage, string path, CancellationToken cancel) =>
        WriteAsync(StorageConnection.OpenAgain(storage), path, cancel);

    private static async Task WriteAsync(ITables tables, string path, CancellationToken cancel)
    {
        int count;
        await using (var text = new StreamWriter(path))
        await using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            csv.WriteHeader<Candidate>();
            await csv.NextRecordAsync();
            count = await new CandidateFinder(tables).FindAsync(
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

        Output.Note(count == 0 ? "No likely duplicates." : $"{Count(count)} {path} lists them; a person has to decide.");
    }

    private static async Task PrintAsync(ITables tables, CancellationToken cancel)
    {
        var found = new List<CandidateItem>();
        var count = await new CandidateFinder(tables).FindAsync(
            candidate => found.Add(new(EnumWords.Of(candidate.Kind), candidate.First, candidate.Second, candidate.Why)),
            cancel);
        Output.Result(
            new(found),
            CommandJson.Printed.CandidateList,
            found.Select(pair => $"{pair.Kind}  {pair.First}  {pair.Second}  {pair.Why}"));
        Output.Note(count == 0 ? "No likely duplicates." : $"{Count(count)} A person has to decide.");
    }

    private static string Count(int pairs) => $"{pairs:N0} {(pairs == 1 ? "pair" : "pairs")} may be duplicates.";
}
