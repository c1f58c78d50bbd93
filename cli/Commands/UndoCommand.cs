using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Cli.Commands;

internal static class UndoCommand
{
    private const int MostNamed = 20;

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The id that deals imports shows." };
        var storage = SharedOptions.Storage();
        var command = new Command(
            "undo", "Remove what an import wrote. Claims of other sources and later changes stay.")
        {
            id, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(id)!, SharedOptions.StorageOf(parsed.GetValue(storage)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string id, string storage, CancellationToken cancel)
    {
        var tables = SharedOptions.Tables(storage);
        await tables.CreateAsync(cancel);
        var undo = new ImportUndo(tables, TimeProvider.System);
        var result = await Progress.RunAsync(
                "Undoing", report => undo.RunAsync(id, (done, total) => report("Undoing deals", "deals", done, total), cancel))
            ?? throw new StartException($"There is no import {id}. deals imports lists all imports.");
        Console.WriteLine(
            $"{result.Removed:N0} deals removed, {result.Restored:N0} restored; " +
            $"{result.Organizations:N0} organizations removed or restored.");
        Console.WriteLine("The next refresh updates the summaries: deals refresh, or the timer.");
        if (result.Kept.Count == 0)
        {
            return 0;
        }

        var kept = string.Join(", ", result.Kept.Take(MostNamed)) + (result.Kept.Count > MostNamed ? ", …" : "");
        Console.WriteLine(
            $"{result.Kept.Count:N0} deals have been written again since, by a later import or by hand, and stay as they are: {kept}. " +
            "Undo the later import first.");
        return ExitCode.DoneInPart;
    }
}
