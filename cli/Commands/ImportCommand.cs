using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportCommand
{
    /// <summary>The exit code if rows were rejected and all others imported.</summary>
    private const int SomeRejected = 3;

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
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Read and check all rows, write the rejects, show what would be added and changed. Store nothing.",
        };
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
        ImportResult result;
        try
        {
            result = await ReadAndWriteAsync(path, format, mapping, text, rejectsPath, dryRun, SharedOptions.Tables(storage), cancel);
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

        if (!dryRun)
        {
            ImportText.PrintWritten(result);
            await CandidatesCommand.WriteAsync(storage, candidatesPath, cancel);
            Console.WriteLine("The next refresh updates the summaries: deals refresh, or the timer.");
        }

        if (result.Rejected == 0)
        {
            return 0;
        }

        Console.WriteLine(
            $"{result.Rejected} rows were not imported: {rejectsPath} says why. Correct them there and import that file in the same way.");
        return SomeRejected;
    }

    // The file is read twice: once for the plan, and once to write. The first reading also finds the rejects.
    private static async Task<ImportResult> ReadAndWriteAsync(
        string path,
        ImportFormat format,
        Mapping mapping,
        string text,
        string rejectsPath,
        bool dryRun,
        ITables tables,
        CancellationToken cancel)
    {
        ImportResult plan;
        using (var rejects = new RejectsFile(rejectsPath, format, mapping.Delimiter))
        {
            plan = await RunAsync("Checking", rejects.Add, isPlan: true);
        }

        ImportText.PrintPlan(plan, dryRun);
        return dryRun ? plan : await Plans.WriteAsync("import", () => RunAsync("Importing", _ => { }, isPlan: false));

        async Task<ImportResult> RunAsync(string title, Action<Rejection> reject, bool isPlan)
        {
            await using var file = File.OpenRead(path);
            var importer = new Importer(tables, TimeProvider.System);
            return await Progress.RunAsync(
                title,
                report => importer.RunAsync(
                    file, format, mapping, text, reject, isPlan,
                    (step, done, total) => ImportText.Report(report, step, done, total),
                    cancel));
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

    private static string Beside(string path, string what)
    {
        var extension = what == "rejects" && RecordReader.FormatOf(path) is ImportFormat.Json or ImportFormat.Ndjson ? "ndjson" : "csv";
        return $"{Path.GetFileNameWithoutExtension(path)}.{what}.{extension}";
    }
}
