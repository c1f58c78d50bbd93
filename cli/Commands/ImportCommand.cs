using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportCommand
{
    /// <summary>Rows were rejected; all others were imported.</summary>
    private const int SomeRejected = 3;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A CSV, JSON or NDJSON file." };
        var map = new Option<string>("--map") { Description = $"How to read it: {string.Join(", ", MappingFile.BuiltIn)}, or a mapping file (docs/import.md).", Required = true };
        var rejects = new Option<string?>("--rejects") { Description = "Where rows go that cannot be imported; by default FILE.rejects.csv in this folder." };
        var candidates = new Option<string?>("--candidates") { Description = "Where likely duplicates are listed; by default FILE.candidates.csv in this folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check all rows, write the rejects, store nothing." };
        var storage = Common.Storage();
        var command = new Command("import", "Import deals in bulk. Repeating it changes nothing; one that was ended goes on where it was.")
        {
            file, map, rejects, candidates, dryRun, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(file)!,
            parsed.GetValue(map)!,
            parsed.GetValue(rejects) ?? Beside(parsed.GetValue(file)!, "rejects"),
            parsed.GetValue(candidates) ?? Beside(parsed.GetValue(file)!, "candidates"),
            parsed.GetValue(dryRun),
            Common.StorageOf(parsed.GetValue(storage)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, string map, string rejectsPath, string candidatesPath, bool dryRun, string storage, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new StartException($"There is no file {path}.");
        }

        if (Path.GetFullPath(path) == Path.GetFullPath(rejectsPath))
        {
            throw new StartException($"{path} would be overwritten by its own rejects; name another file with --rejects.");
        }

        var (mapping, text) = ReadMapping(map);
        if (mapping is null)
        {
            return 1;
        }

        // Rejects of a JSON file are objects on lines, whatever the mapping says of the file itself.
        var format = (RecordReader.FormatOf(path) is ImportFormat.Ndjson ? ImportFormat.Ndjson : mapping.Format ?? RecordReader.FormatOf(path))
            ?? throw new StartException($"{path} ends in no known way; name it .csv, .json or .ndjson, or add format: csv to the mapping.");
        await using var file = File.OpenRead(path);
        using var rejects = new RejectsFile(rejectsPath, format, mapping.Delimiter);
        ImportResult result;
        try
        {
            var importer = new Importer(Common.Tables(storage), TimeProvider.System);
            result = await Progress.RunAsync(
                dryRun ? "Checking" : "Importing",
                report => importer.RunAsync(
                    file, format, mapping, text, rejects.Add, dryRun,
                    (step, done, total) => report(step == ImportStep.Reading ? "Reading rows" : "Writing deals", step == ImportStep.Reading ? "bytes" : "company days", done, total),
                    cancel));
        }
        catch (InvalidDataException unreadable)
        {
            throw new StartException($"{path}: {unreadable.Message}");
        }

        catch (OperationCanceledException)
        {
            Console.WriteLine(dryRun ? "Ended before all rows were checked." : "Ended before all was written. What is written stays; the same command goes on from there.");
            throw;
        }

        Print(result, dryRun);
        if (!dryRun)
        {
            await CandidatesCommand.WriteAsync(storage, candidatesPath, cancel);
            Console.WriteLine("The summaries follow with the next refresh: deals refresh, or the timer.");
        }

        if (result.Rejected == 0)
        {
            return 0;
        }

        Console.WriteLine($"{result.Rejected} rows were not imported: {rejectsPath} says why. Correct them there and import that file in the same way.");
        return SomeRejected;
    }

    private static (Mapping? Mapping, string Text) ReadMapping(string map)
    {
        try
        {
            var (mapping, text, faults) = MappingFile.Read(map);
            foreach (var fault in faults)
            {
                Console.WriteLine(fault);
            }

            return (mapping, text);
        }
        catch (FileNotFoundException missing)
        {
            throw new StartException(missing.Message);
        }
    }

    private static void Print(ImportResult result, bool dryRun)
    {
        Console.WriteLine($"{result.Rows:N0} rows: {result.Rows - result.Rejected:N0} good, {result.Rejected:N0} rejected; they tell of {result.Rounds:N0} rounds{(result.Resumed > 0 ? " not written yet" : "")}.");
        foreach (var (presumed, count) in result.Presumptions.OrderByDescending(one => one.Value))
        {
            Console.WriteLine($"Currency: {count:N0} {(count == 1 ? "amount" : "amounts")} {presumed}.");
        }

        if (dryRun)
        {
            Console.WriteLine("Nothing was stored.");
            return;
        }

        if (result.Resumed > 0)
        {
            Console.WriteLine($"Resumed: {result.Resumed:N0} companies and days had been written before.");
        }

        Console.WriteLine($"This import is {result.Import}; deals undo {result.Import} takes it back.");
        Console.WriteLine($"Deals: {result.Added:N0} added, {result.Changed:N0} changed, {result.Unchanged:N0} unchanged. Organizations: {result.OrganizationsAdded:N0} added, {result.OrganizationsExtended:N0} extended.");
    }

    private static string Beside(string path, string what)
    {
        var extension = what == "rejects" && RecordReader.FormatOf(path) is ImportFormat.Json or ImportFormat.Ndjson ? "ndjson" : "csv";
        return $"{Path.GetFileNameWithoutExtension(path)}.{what}.{extension}";
    }
}
