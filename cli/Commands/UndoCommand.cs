using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class UndoCommand
{
    /// <summary>The exit code if some deals stay because they were written again since.</summary>
    private const int SomeKept = 3;

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The id that deals imports shows." };
        var dryRun = Plans.DryRun();
        var allowRemovals = Plans.AllowRemovals();
        var storage = SharedOptions.Storage();
        var command = new Command(
            "undo", "Remove what an import wrote. Claims of other sources and later changes stay.")
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
        var plan = await undo.PlanAsync(id, cancel)
            ?? throw new StartException($"There is no import {id}. deals imports lists all imports.");
        Console.WriteLine($"Plan for deals: {Plans.Text(plan.Deals)}. Organizations: {plan.Organizations:N0} to remove or restore.");
        if (plan.Deals.RemovesTooMany && !allowRemovals)
        {
            return await Plans.RefuseAsync(
                "undo", $"This undo would remove {plan.Deals.Removed.Count:N0} deals ({Plans.Names(plan.Deals.Removed)})");
        }

        Plans.PrintNames("deals", plan.Deals, dryRun);
        if (dryRun)
        {
            Plans.NothingWritten();
            return Kept(plan.Kept);
        }

        var result = await Plans.WriteAsync("undo", () => Progress.RunAsync(
            "Undoing", report => undo.RunAsync(id, (done, total) => report("Undoing deals", "deals", done, total), cancel)));
        Console.WriteLine(
            $"{result!.Removed:N0} deals removed, {result.Restored:N0} restored; " +
            $"{result.Organizations:N0} organizations removed or restored.");
        Console.WriteLine("The next refresh updates the summaries: deals refresh, or the timer.");
        return Kept(result.Kept);
    }

    /// <returns>The exit code.</returns>
    private static int Kept(IReadOnlyList<DealId> kept)
    {
        if (kept.Count == 0)
        {
            return 0;
        }

        Console.WriteLine(
            $"{kept.Count:N0} deals have been written again since, by a later import or by hand, and stay as they are: " +
            $"{Plans.Names([.. kept.Select(deal => $"{deal}")])}. Undo the later import first.");
        return SomeKept;
    }
}
