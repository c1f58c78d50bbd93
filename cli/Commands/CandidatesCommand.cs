using System.CommandLine;
using System.Globalization;
using CsvHelper;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class CandidatesCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "A CSV file to write the pairs to, instead of printing them." };
        var import = new Option<string?>("--import")
        {
            Description = "Only pairs with something that this import wrote. deals imports shows the ids.",
        };
        var storage = SharedOptions.Storage();
        var command = new Command(
            "candidates", "List deals and organizations that may be the same, the likeliest first. Nothing is merged.")
        {
            file, import, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            var written = parsed.GetValue(import) is { } id ? await WrittenAsync(tables, id, cancel) : null;
            await (parsed.GetValue(file) is { } path ? WriteAsync(tables, path, written, cancel) : PrintAsync(tables, written, cancel));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes the candidates of an import to a file, after it has done its work on the same storage.</summary>
    public static async Task WriteAsync(string storage, string path, string import, CancellationToken cancel)
    {
        var tables = StorageConnection.OpenAgain(storage);
        await WriteAsync(tables, path, await WrittenAsync(tables, import, cancel), cancel);
    }

    private static async Task<IReadOnlySet<Slug>> WrittenAsync(ITables tables, string import, CancellationToken cancel) =>
        await ImportRecord.IdsOfAsync(tables, import, cancel)
        ?? throw new StartException($"There is no import {import}. deals imports lists all imports.");

    private static async Task WriteAsync(ITables tables, string path, IReadOnlySet<Slug>? written, CancellationToken cancel)
    {
        int found, others;
        await using (var text = new StreamWriter(path))
        await using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            csv.WriteHeader<Candidate>();
            await csv.NextRecordAsync();
            (found, others) = await new CandidateFinder(tables).FindAsync(
                candidate =>
                {
                    csv.WriteRecord(candidate);
                    csv.NextRecord();
                },
                written,
                cancel);
        }

        if (found == 0)
        {
            File.Delete(path);
        }

        Output.Note(Summary(found, others, written is not null, $"{path} lists them"));
    }

    private static async Task PrintAsync(ITables tables, IReadOnlySet<Slug>? written, CancellationToken cancel)
    {
        var items = new List<CandidateItem>();
        var (found, others) = await new CandidateFinder(tables).FindAsync(
            candidate => items.Add(
                new(EnumWords.Of(candidate.Kind) + "s", candidate.First, candidate.Second, candidate.Score, candidate.Why)),
            written,
            cancel);
        Output.Result(
            new(items),
            CommandJson.Printed.CandidateList,
            items.Select(pair => $"{pair.Kind}  {pair.First}  {pair.Second}  {pair.Why}"));
        Output.Note(Summary(found, others, written is not null, null));
    }

    private static string Summary(int found, int others, bool ofImport, string? where)
    {
        var older = others == 0 ? "" : $" {Pairs(others)} without this import: deals candidates lists them.";
        if (found == 0)
        {
            return (others == 0 ? "No likely duplicates." : "No likely duplicates in this import.") + older;
        }

        var place = where is null ? "" : $" {where}, the likeliest first.";
        return $"{Pairs(found)}{(ofImport ? " of this import" : "")} may be duplicates.{place}"
            + $" deals merge makes two of them one, and deals distinct keeps them apart.{older}";
    }

    private static string Pairs(int pairs) => $"{pairs:N0} {(pairs == 1 ? "pair" : "pairs")}";
}
