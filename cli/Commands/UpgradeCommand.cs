using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class UpgradeCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var seeds = SharedOptions.Seeds();
        var all = new Option<bool>("--all") { Description = "Rewrite all rows, also those in the current layout, to repair damaged ones." };
        var command = new Command(
            "upgrade",
            "Rewrite rows that an older version stored in another layout, and rebuild all summaries. Repeating it changes nothing.")
        {
            all, seeds, storage,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(all), parsed.GetValue(seeds)!, SharedOptions.AccountTables(parsed.GetValue(storage)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(bool everything, string seeds, AzureTables tables, CancellationToken cancel)
    {
        var upgrade = new StorageUpgrade<AzureTables>(tables, TimeProvider.System);
        var rates = RateFolder.Read(seeds);
        if (!rates.IsValue)
        {
            throw new StartException($"{rates.Error}. deals check says more.");
        }

        var (deals, organizations) = await Plans.WriteAsync("upgrade", () => Progress.RunAsync(
            "Upgrading", report => upgrade.RunAsync(everything, done => report("Rewriting", "deals", done, done), cancel, rates.Value)));
        var refresh = await RefreshCommand.CountAsync(tables, full: true, breakLease: false, cancel);
        Output.Result(
            new(deals, organizations, RefreshCommand.Answer(refresh)),
            CommandJson.Printed.UpgradeResult,
            $"{deals:N0} deals and {organizations:N0} organizations rewritten.",
            RefreshCommand.Text(refresh));
        if (refresh.Outcome == RefreshOutcome.AlreadyRunning)
        {
            Output.Error(
                "The summaries were not counted again. Repeat deals upgrade when that refresh has ended; " +
                "docs/operations.md says how to stop the timer first.");
            return ExitCode.LeaseHeld;
        }

        await upgrade.SweepAsync(cancel);
        return ExitCode.Success;
    }
}
