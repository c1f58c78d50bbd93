using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var storage = SharedOptions.Storage();
        var command = new Command("seed", "Load the seed files into storage. Only changes are written.") { seeds, storage };
        command.SetAction(async (parsed, cancel) =>
        {
            if (SharedOptions.Read(parsed.GetValue(seeds)!) is not { } set)
            {
                return 1;
            }

            await SharedOptions.SeedAsync(SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage))), set, cancel);
            return 0;
        });
        return command;
    }
}
