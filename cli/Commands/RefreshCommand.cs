using System.CommandLine;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class RefreshCommand
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var full = new Option<bool>("--full") { Description = "Count everything again, not only what was written since the last refresh." };
        var wait = new Option<bool>("--wait") { Description = "If another refresh is running, wait until it has ended, and then refresh." };
        var breakLease = new Option<bool>("--break-lease")
        {
            Description = "Take over from another refresh at once, for example if its process was killed. If it is alive, it fails.",
        };
        var command = new Command("refresh", "Rebuild the summaries that changes affect.") { storage, full, wait, breakLease };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            if (parsed.GetValue(wait))
            {
                await WaitAsync(tables, cancel);
            }

            var run = await RunAsync(tables, parsed.GetValue(full), parsed.GetValue(breakLease), cancel);
            return run.Outcome == RefreshOutcome.AlreadyRunning ? ExitCode.LeaseHeld : ExitCode.Success;
        });
        return command;
    }

    private static async Task WaitAsync(ITables tables, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        for (HeldLease? lease, last = null; (lease = await SummaryRefresh.LeaseAsync(tables, cancel)) is not null; last = lease)
        {
            if (lease.Since != last?.Since)
            {
                Output.Note($"{Text(lease)} Waiting for it.");
            }

            await Task.Delay(BetweenTries, TimeProvider.System, cancel);
        }
    }

    /// <summary>Refreshes the summaries, and prints what was done.</summary>
    public static async Task<RefreshRun> RunAsync(ITables tables, bool full, bool breakLease, CancellationToken cancel)
    {
        var run = await CountAsync(tables, full, breakLease, cancel);
        Output.Result(Answer(run), CommandJson.Printed.RefreshAnswer, Text(run));
        return run;
    }

    /// <summary>Refreshes the summaries without printing the result.</summary>
    public static async Task<RefreshRun> CountAsync(ITables tables, bool full, bool breakLease, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        await ClockWarning.PrintAsync(tables, cancel);
        var refresh = new SummaryRefresh(tables, TimeProvider.System);
        return await Progress.RunAsync(
            "Summaries",
            report => refresh.RunAsync(full, (done, total) => report("Refreshing summaries", "groups", done, total), cancel, breakLease));
    }

    /// <summary>What a refresh did, as POST /api/operations/refresh answers.</summary>
    public static RefreshAnswer Answer(RefreshRun run) =>
        new(EnumWords.Of(run.Outcome), run.Changes, run.Cells, run.Groups, (long)run.Took.TotalMilliseconds);

    public static string Text(RefreshRun run) => run.Outcome switch
    {
        RefreshOutcome.Refreshed =>
            $"Summaries: {run.Groups} written, from {run.Changes} changes in {run.Cells} cells, in {run.Took.TotalSeconds:0.0} s.",
        RefreshOutcome.NothingToDo => "Summaries: nothing changed.",
        _ => $"Summaries: nothing was done. {Text(run.HeldBy)} --wait waits for it; --break-lease takes over if its process is dead.",
    };

    /// <summary>Which refresh is running, as a sentence.</summary>
    public static string Text(HeldLease? lease) => lease is null
        ? "Another refresh began at the same moment."
        : $"A refresh is running since {lease.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z ({lease.Holder}); " +
          $"its lease ends at {lease.Until.UtcDateTime:HH:mm:ss}Z unless it renews it.";
}
