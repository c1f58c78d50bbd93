using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A CSV, JSON or NDJSON file." };
        var map = new Option<string?>("--map")
        {
            Description = $"How to read it: {string.Join(", ", MappingFile.BuiltIn)}, or a mapping file (docs/import.md).",
        };
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Write a first mapping, to --map or FILE.mapping.yaml, and show what it reads. Import nothing.",
        };
        var rejects = new Option<string?>("--rejects")
        {
            Description = "The file for rows that cannot be imported; by default FILE.rejects.csv in this folder.",
        };
        var candidates = new Option<string?>("--candidates")
        {
            Description = "The file that lists what may be the same as something stored; by default FILE.candidates.csv in this folder.",
        };
        var plan = new Option<string?>("--plan")
        {
            Description = "In a dry run, the file that lists what would be done with each deal; by default FILE.plan.csv in this folder.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Read and check all rows, write the rejects, show what would be added, joined and changed. Store nothing.",
        };
        var storage = SharedOptions.Storage();
        var command = new Command("import", "Import deals in bulk. Repeating it changes nothing; a stopped import resumes where it was.")
        {
            file, map, suggest, rejects, candidates, plan, dryRun, storage,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(map) is null && !result.GetValue(suggest))
            {
                result.AddError(
                    $"deals import needs the option --map: how to read it: {string.Join(", ", MappingFile.BuiltIn)}, or a mapping file. " +
                    "To write a first mapping, run deals import --suggest FILE.");
            }
        });
        command.SetAction((parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            return parsed.GetValue(suggest)
                ? SuggestCommand.RunAsync(path, parsed.GetValue(map) ?? SuggestCommand.MappingOf(path), cancel)
                : RunAsync(
                    new(
                        path,
                        parsed.GetValue(map)!,
                        parsed.GetValue(rejects) ?? Beside(path, "rejects"),
                        parsed.GetValue(candidates) ?? Beside(path, "candidates"),
                        parsed.GetValue(plan) ?? Beside(path, "plan"),
                        parsed.GetValue(dryRun)),
                    SharedOptions.StorageOf(parsed.GetValue(storage)),
                    cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(ImportRequest request, string storage, CancellationToken cancel)
    {
        if (!File.Exists(request.Path))
        {
            throw new StartException($"There is no file {request.Path}.");
        }

        if (Path.GetFullPath(request.Path) == Path.GetFullPath(request.Rejects))
        {
            throw new StartException($"The rejects would overwrite {request.Path}; name another file with --rejects.");
        }

        if (ReadMapping(request) is not var (mapping, text))
        {
            return ExitCode.Failed;
        }

        ImportResult result;
        try
        {
            result = await ReadAndWriteAsync(request, mapping, text, SharedOptions.Tables(storage), cancel);
        }
        catch (InvalidDataException unreadable)
        {
            throw new StartException($"{request.Path}: {unreadable.Message}");
        }
        catch (OperationCanceledException)
        {
            Output.Text(request.DryRun
                ? "Stopped before all rows were checked."
                : "Stopped before everything was written. The deals written so far stay; the same command resumes from there.");
            throw;
        }

        if (!request.DryRun)
        {
            ImportText.PrintWritten(result);
            await CandidatesCommand.WriteAsync(storage, request.Candidates, result.Import!, cancel);
            Output.Text("The next refresh updates the summaries: deals refresh, or the timer.");
        }

        Output.Result(Answer(request, result), CommandJson.Printed.ImportAnswer);
        if (result.Rejected == 0)
        {
            return ExitCode.Success;
        }

        Output.Text(
            $"{result.Rejected} rows {(request.DryRun ? "would not be" : "were not")} imported: {request.Rejects} says why. " +
            "Correct them there and import that file in the same way.");
        return ExitCode.DoneInPart;
    }

    private static ImportAnswer Answer(ImportRequest request, ImportResult result) => new(
        !request.DryRun,
        result.Import,
        result.Rows,
        result.Rejected,
        result.LeftOut,
        result.Rounds,
        result.Added,
        result.Changed,
        result.Joined,
        request.DryRun ? result.InConflict : null,
        result.Unchanged,
        request.Rejects,
        request.DryRun ? request.Plan : null,
        result.Warnings);

    // The file is read twice: once for the plan, and once to write. The first reading also finds the rejects.
    private static async Task<ImportResult> ReadAndWriteAsync(
        ImportRequest request, Mapping mapping, string text, ITables tables, CancellationToken cancel)
    {
        var format = ImportFormats.Of(request.Path, mapping);
        ImportResult plan;
        using (var rejects = new RejectsFile(request.Rejects, format, mapping))
        using (var deals = request.DryRun ? new PlanFile(request.Plan) : null)
        {
            plan = await RunAsync("Checking", rejects.Add, isPlan: true, deals is null ? null : deals.Add);
        }

        ImportText.PrintPlan(plan, request.DryRun, request.Plan);
        return request.DryRun ? plan : await Plans.WriteAsync("import", () => RunAsync("Importing", _ => { }, isPlan: false, null));

        async Task<ImportResult> RunAsync(string title, Action<Rejection> reject, bool isPlan, Action<PlannedDeal>? planned)
        {
            await using var file = File.OpenRead(request.Path);
            var importer = new Importer(tables, TimeProvider.System) { Planned = planned };
            return await Progress.RunAsync(
                title,
                report => importer.RunAsync(
                    file, format, mapping, text, reject, isPlan,
                    (step, done, total) => ImportText.Report(report, step, done, total),
                    cancel));
        }
    }

    private static (Mapping Mapping, string Text)? ReadMapping(ImportRequest request)
    {
        try
        {
            var (mapping, text, faults) = MappingFile.Read(request.Map);
            foreach (var fault in faults)
            {
                Output.Note($"{fault}");
            }

            return mapping is null ? null : (ImportFormats.WithTabs(request.Path, mapping), text);
        }
        catch (FileNotFoundException missing)
        {
            throw new StartException(missing.Message);
        }
    }

    private static string Beside(string path, string what)
    {
        var isJson = what == "rejects" && RecordReader.FormatOf(path) is ImportFormat.Json or ImportFormat.Ndjson;
        return $"{Path.GetFileNameWithoutExtension(path)}.{what}.{(isJson ? "ndjson" : "csv")}";
    }

    /// <summary>The files of an import.</summary>
    private sealed record ImportRequest(string Path, string Map, string Rejects, string Candidates, string Plan, bool DryRun);
}
