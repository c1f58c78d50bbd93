using System.CommandLine;
using System.Globalization;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class RestoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A folder written by deals export." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Restore into storage that is not empty. Rows that are not in the backup are deleted.",
        };
        var dryRun = Plans.DryRun();
        var allowRemovals = Plans.AllowRemovals();
        var storage = SharedOptions.Storage();
        var command = new Command("restore", "Restore all tables from a backup. The backup is checked before anything is written.")
        {
            folder, replace, dryRun, allowRemovals, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(folder)!,
            parsed.GetValue(replace),
            parsed.GetValue(dryRun),
            parsed.GetValue(allowRemovals),
            SharedOptions.AccountTables(parsed.GetValue(storage)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, bool replace, bool dryRun, bool allowRemovals, AzureTables tables, CancellationToken cancel)
    {
        var restore = new Restore<AzureTables>(tables);
        var plan = await BackupCommands.RunAsync("Comparing", _ => restore.PlanAsync(folder, replace, cancel));
        Plans.Print(plan.Deals, plan.Organizations, dryRun);
        if (plan.RemovesTooMany && !allowRemovals)
        {
            return await Plans.RefuseAsync(
                "restore",
                $"The backup lacks {plan.Deals.Removed.Count:N0} of the stored deals and {plan.Organizations.Removed.Count:N0} of the " +
                $"organizations, and has other claims for {plan.Deals.Changed.Count:N0} deals" +
                (plan.Deals.Changed.Count > 0 ? $" ({Plans.Names(plan.Deals.Changed)})" : ""));
        }

        if (dryRun)
        {
            return Plans.NothingWritten();
        }

        var manifest = await BackupCommands.RunAsync("Restoring", report =>
            restore.RunAsync(folder, replace, (done, total) => report("Writing rows", "rows", done, total), cancel));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables are as they were at {manifest.Made:yyyy-MM-dd HH:mm:ss}Z."));
        return 0;
    }
}
