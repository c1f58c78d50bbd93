using System.CommandLine;
using System.Globalization;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportsCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command("imports", "List the imports, newest first, with the ids that deals undo takes.") { storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            await tables.CreateAsync(cancel);
            var all = await ImportRecord.AllAsync(tables, cancel);
            foreach (var import in all)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{import.Id}  began {import.Began:yyyy-MM-dd HH:mm:ss}Z  {import.Rows,9:N0} rows  {import.Rejected,7:N0} rejected  " +
                    $"{import.Deals,7:N0} deals  {State(import)}"));
            }

            Console.WriteLine(all.Count == 0 ? "Nothing has been imported yet." : "deals undo ID removes an import again.");
            return 0;
        });
        return command;
    }

    private static string State(ImportRecord import) => import switch
    {
        { Undone: { } at } => string.Create(CultureInfo.InvariantCulture, $"undone {at:yyyy-MM-dd}"),
        { Finished: null } => "not finished: import the file again to resume, or undo it",
        _ => "",
    };
}

internal static class UndoCommand
{
    /// <summary>The exit code if some deals stay because they were written again since.</summary>
    private const int SomeKept = 3;

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
        return SomeKept;
    }
}

internal static class UpgradeCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command(
            "upgrade",
            "Rewrite rows that an older version stored in another layout, and rebuild all summaries. Repeating it changes nothing.")
        {
            storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.AccountTables(parsed.GetValue(storage));
            var upgrade = new StorageUpgrade<AzureTables>(tables, TimeProvider.System);
            var (deals, organizations) = await Progress.RunAsync(
                "Upgrading", report => upgrade.RunAsync(done => report("Rewriting", "deals", done, done), cancel));
            Console.WriteLine($"{deals:N0} deals and {organizations:N0} organizations rewritten.");
            if (!await SharedOptions.RefreshAsync(tables, full: true, alone: false, cancel))
            {
                await Console.Error.WriteLineAsync(
                    "The summaries were not counted again. Repeat deals upgrade when that refresh has ended; " +
                    "docs/operations.md says how to stop the timer first.");
                return 1;
            }

            await upgrade.SweepAsync(cancel);
            return 0;
        });
        return command;
    }
}
