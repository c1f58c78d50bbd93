using System.CommandLine;
using System.Globalization;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ImportsCommand
{
    public static Command Create()
    {
        var storage = Common.Storage();
        var command = new Command("imports", "List the imports, newest first, with the ids by which they can be undone.") { storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = Common.Tables(Common.StorageOf(parsed.GetValue(storage)));
            await tables.CreateAsync(cancel);
            var all = await ImportRecord.AllAsync(tables, cancel);
            foreach (var one in all)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Id}  began {one.Began:yyyy-MM-dd HH:mm:ss}Z  {one.Rows,9:N0} rows  {one.Rejected,7:N0} rejected  {one.Deals,7:N0} deals  {State(one)}"));
            }

            Console.WriteLine(all.Count == 0 ? "Nothing was imported yet." : "deals undo ID takes one back.");
            return 0;
        });
        return command;
    }

    private static string State(ImportRecord import) => import switch
    {
        { Undone: { } at } => string.Create(CultureInfo.InvariantCulture, $"undone {at:yyyy-MM-dd}"),
        { Finished: null } => "not finished: import the file again to go on, or undo it",
        _ => "",
    };
}

internal static class UndoCommand
{
    /// <summary>Some deals were written by somebody else since, and stay.</summary>
    private const int SomeKept = 3;

    private const int Named = 20;

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "As deals imports lists it." };
        var storage = Common.Storage();
        var command = new Command("undo", "Take back what an import wrote. What other sources say stays, and so does what was written later.") { id, storage };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(id)!, Common.StorageOf(parsed.GetValue(storage)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string id, string storage, CancellationToken cancel)
    {
        var tables = Common.Tables(storage);
        await tables.CreateAsync(cancel);
        var result = await Progress.RunAsync("Undoing", report => new ImportUndo(tables, TimeProvider.System).RunAsync(id, (done, total) => report("Taking back", "deals", done, total), cancel))
            ?? throw new StartException($"There is no import {id}. deals imports lists those there are.");
        Console.WriteLine($"{result.Removed:N0} deals removed, {result.Restored:N0} as they were before, {result.Organizations:N0} organizations removed or as they were.");
        Console.WriteLine("The summaries follow with the next refresh: deals refresh, or the timer.");
        if (result.Kept.Count == 0)
        {
            return 0;
        }

        Console.WriteLine($"{result.Kept.Count:N0} deals were written again since, by a later import or by hand, and stay as they are: {string.Join(", ", result.Kept.Take(Named))}{(result.Kept.Count > Named ? ", …" : "")}. Undo the later import first.");
        return SomeKept;
    }
}

internal static class UpgradeCommand
{
    public static Command Create()
    {
        var storage = Common.Storage();
        var command = new Command("upgrade", "Write again what an older version wrote in another way, and count the summaries anew. Repeating it changes nothing.") { storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = new AzureTables(StorageSettings.Connect(Common.StorageOf(parsed.GetValue(storage))));
            var upgrade = new StorageUpgrade<AzureTables>(tables, TimeProvider.System);
            var (deals, organizations) = await Progress.RunAsync("Upgrading", report => upgrade.RunAsync(done => report("Writing again", "deals", done, done), cancel));
            Console.WriteLine($"{deals:N0} deals and {organizations:N0} organizations written again.");
            if (!await Common.RefreshAsync(tables, full: true, alone: false, cancel))
            {
                await Console.Error.WriteLineAsync("The summaries were not counted anew. Repeat deals upgrade when that refresh has ended; docs/operations.md says how to stop the timer first.");
                return 1;
            }

            await upgrade.SweepAsync(cancel);
            return 0;
        });
        return command;
    }
}
