using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var storage = SharedOptions.Storage();
        var dryRun = Plans.DryRun();
        var allowRemovals = Plans.AllowRemovals();
        var command = new Command(
            "seed", "Load the seed files into storage. Only changes are written. Deals that the files no longer have are removed.")
        {
            seeds, dryRun, allowRemovals, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (SeedFiles.Load(parsed.GetValue(seeds)!) is not { } set)
            {
                return 1;
            }

            var step = new SeedStep("seed", parsed.GetValue(dryRun), parsed.GetValue(allowRemovals));
            return await step.RunAsync(SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage))), set, cancel);
        });
        return command;
    }
}
