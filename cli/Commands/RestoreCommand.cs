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
        Plans.PrintCounts(plan.Deals, plan.Organizations);
        if (plan.RemovesTooMany && !allowRemovals)
        {
            return Plans.Refuse("restore", Losses(plan));
        }

        Plans.PrintNames("deals", plan.Deals, dryRun);
        Plans.PrintNames("organizations", plan.Organizations, dryRun);
        if (dryRun)
        {
            Plans.NothingWritten();
            return Plans.Result(plan.Deals, plan.Organizations, isWritten: false);
        }

        var manifest = await BackupCommands.RunAsync("Restoring", report =>
            restore.RunAsync(folder, replace, (done, total) => report("Writing rows", "rows", done, total), cancel));
        Output.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables are as they were at {manifest.Made:yyyy-MM-dd HH:mm:ss}Z."));
        return Plans.Result(plan.Deals, plan.Organizations, isWritten: true);
    }

    private static string Losses(RestorePlan plan)
    {
        var removals = Plans.Removals(plan.Deals, plan.Organizations);
        var changed = plan.Deals.Changed;
        var changes = changed.Count == 0 ? "" : $"has other claims for {changed.Count:N0} deals ({Plans.Names(changed)})";
        return "The backup " + string.Join(
            " and ", new[] { removals.Length == 0 ? "" : $"does not have {removals}", changes }.Where(text => text.Length > 0));
    }
}
