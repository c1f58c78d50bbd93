using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class UndoCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The id that deals imports shows, or an id that deals merge made an alias." };
        var dryRun = Plans.DryRun();
        var allowRemovals = Plans.AllowRemovals();
        var storage = SharedOptions.Storage();
        var command = new Command(
            "undo", "Remove what an import wrote, or take a merge back. Claims of other sources and later changes stay.")
        {
            id, dryRun, allowRemovals, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(id)!,
            parsed.GetValue(dryRun),
            parsed.GetValue(allowRemovals),
            SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage))),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string id, bool dryRun, bool allowRemovals, ITables tables, CancellationToken cancel)
    {
        var undo = new ImportUndo(tables, TimeProvider.System);
        if (await undo.PlanAsync(id, cancel) is not { } plan)
        {
            return await DuplicateCommands.UndoAsync(id, dryRun, new(tables, TimeProvider.System), cancel)
                ?? throw new StartException($"There is no import and no merge {id}. deals imports lists all imports.");
        }

        Output.Text($"Plan for deals: {Plans.Text(plan.Deals)}. Organizations: {plan.Organizations:N0} to remove or restore.");
        if (plan.Deals.RemovesTooMany && !allowRemovals)
        {
            return Plans.Refuse(
                "undo", $"This undo would remove {plan.Deals.Removed.Count:N0} deals ({Plans.Names(plan.Deals.Removed)})");
        }

        Plans.PrintNames("deals", plan.Deals, dryRun);
        if (dryRun)
        {
            Plans.NothingWritten();
            return Kept(plan.Kept, plan.Deals, plan.Organizations, isWritten: false);
        }

        var result = await Plans.WriteAsync("undo", () => Progress.RunAsync(
            "Undoing", report => undo.RunAsync(id, (done, total) => report("Undoing deals", "deals", done, total), cancel)));
        Output.Text(
            $"{result!.Removed:N0} deals removed, {result.Restored:N0} restored; " +
            $"{result.Organizations:N0} organizations removed or restored.");
        Output.Text("The next refresh updates the summaries: deals refresh, or the timer.");
        return Kept(result.Kept, plan.Deals, plan.Organizations, isWritten: true);
    }

    /// <returns>The exit code.</returns>
    private static int Kept(IReadOnlyList<DealId> kept, PlannedChanges deals, int organizations, bool isWritten)
    {
        Output.Result(
            new(isWritten, PlannedItems.Of(deals), organizations, [.. kept.Select(deal => $"{deal}")]),
            CommandJson.Printed.UndoAnswer);
        if (kept.Count == 0)
        {
            return 0;
        }

        Output.Text(
            $"{kept.Count:N0} deals have been written again since, by a later import or by hand, and stay as they are: " +
            $"{Plans.Names([.. kept.Select(deal => $"{deal}")])}. Undo the later import first.");
        return ExitCode.DoneInPart;
    }
}
