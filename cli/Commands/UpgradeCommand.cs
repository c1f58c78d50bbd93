using System.CommandLine;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

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
            var (deals, organizations) = await Plans.WriteAsync("upgrade", () => Progress.RunAsync(
                "Upgrading", report => upgrade.RunAsync(done => report("Rewriting", "deals", done, done), cancel)));
            Console.WriteLine($"{deals:N0} deals and {organizations:N0} organizations rewritten.");
            if ((await RefreshCommand.RunAsync(tables, full: true, breakLease: false, cancel)).Outcome == RefreshOutcome.AlreadyRunning)
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
