using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A CSV, JSON or NDJSON file." };
        var map = new Option<string>("--map")
        {
            Description = $"How to read it: {string.Join(", ", MappingFile.BuiltIn)}, or a mapping file (docs/import.md).",
            Required = true,
        };
        var rejects = new Option<string?>("--rejects")
        {
            Description = "The file for rows that cannot be imported; by default FILE.rejects.csv in this folder.",
        };
        var candidates = new Option<string?>("--candidates")
        {
            Description = "The file that lists likely duplicates; by default FILE.candidates.csv in this folder.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check all rows, write the rejects, store nothing." };
        var storage = SharedOptions.Storage();
        var command = new Command("import", "Import deals in bulk. Repeating it changes nothing; a stopped import resumes where it was.")
        {
            file, map, rejects, candidates, dryRun, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(file)!,
            parsed.GetValue(map)!,
            parsed.GetValue(rejects) ?? Beside(parsed.GetValue(file)!, "rejects"),
            parsed.GetValue(candidates) ?? Beside(parsed.GetValue(file)!, "candidates"),
            parsed.GetValue(dryRun),
            SharedOptions.StorageOf(parsed.GetValue(storage)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        string path, string map, string rejectsPath, string candidatesPath, bool dryRun, string storage, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new StartException($"There is no file {path}.");
        }

        if (Path.GetFullPath(path) == Path.GetFullPath(rejectsPath))
        {
            throw new StartException($"The rejects would overwrite {path}; name another file with --rejects.");
        }

        var (mapping, text) = ReadMapping(map);
        if (mapping is null)
        {
            return 1;
        }

        // The rejects of a JSON file are NDJSON, so that extension wins over the mapping.
        var named = RecordReader.FormatOf(path);
        var format = (named is ImportFormat.Ndjson ? named : mapping.Format ?? named)
            ?? throw new StartException(
                $"{path} has no known extension; name it .csv, .json or .ndjson, or add format: csv to the mapping.");
        await using var file = File.OpenRead(path);
        using var rejects = new RejectsFile(rejectsPath, format, mapping.Delimiter);
        ImportResult result;
        try
        {
            var importer = new Importer(SharedOptions.Tables(storage), TimeProvider.System);
            result = await Progress.RunAsync(
                dryRun ? "Checking" : "Importing",
                report => importer.RunAsync(
                    file, format, mapping, text, rejects.Add, dryRun,
                    (step, done, total) => Report(report, step, done, total),
                    cancel));
        }
        catch (InvalidDataException unreadable)
        {
            throw new StartException($"{path}: {unreadable.Message}");
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(dryRun
                ? "Stopped before all rows were checked."
                : "Stopped before everything was written. The deals written so far stay; the same command resumes from there.");
            throw;
        }

        Print(result, dryRun);
        if (!dryRun)
        {
            await CandidatesCommand.WriteAsync(storage, candidatesPath, cancel);
            Console.WriteLine("The next refresh updates the summaries: deals refresh, or the timer.");
        }

        if (result.Rejected == 0)
        {
            return 0;
        }

        Console.WriteLine(
            $"{result.Rejected} rows were not imported: {rejectsPath} says why. Correct them there and import that file in the same way.");
        return ExitCode.DoneInPart;
    }

    private static void Report(Progress.Report report, ImportStep step, long done, long total)
    {
        if (step == ImportStep.Reading)
        {
            report("Reading rows", "bytes", done, total);
        }
        else
        {
            report("Writing deals", "company days", done, total);
        }
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
        var rest = result.Resumed > 0 ? " not written yet" : "";
        Console.WriteLine(
            $"{result.Rows:N0} rows: {result.Rows - result.Rejected:N0} good, {result.Rejected:N0} rejected; " +
            $"they describe {result.Rounds:N0} rounds{rest}.");
        foreach (var (presumed, count) in result.Presumptions.OrderByDescending(presumption => presumption.Value))
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

        Console.WriteLine($"This import is {result.Import}; deals undo {result.Import} removes it again.");
        Console.WriteLine(
            $"Deals: {result.Added:N0} added, {result.Changed:N0} changed, {result.Unchanged:N0} unchanged. " +
            $"Organizations: {result.OrganizationsAdded:N0} added, {result.OrganizationsExtended:N0} extended.");
    }

    private static string Beside(string path, string what)
    {
        var extension = what == "rejects" && RecordReader.FormatOf(path) is ImportFormat.Json or ImportFormat.Ndjson ? "ndjson" : "csv";
        return $"{Path.GetFileNameWithoutExtension(path)}.{what}.{extension}";
    }
}
