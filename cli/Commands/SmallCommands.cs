using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var command = new Command("check", "Check the seed files. Each fault is printed with its file, line, field and remedy.") { seeds };
        command.SetAction(parsed => SharedOptions.Read(parsed.GetValue(seeds)!) is null ? 1 : 0);
        return command;
    }
}

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

internal static class RefreshCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var full = new Option<bool>("--full") { Description = "Count everything again, whatever the change log says." };
        var command = new Command("refresh", "Rebuild the summaries that changes affect.") { storage, full };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            await SharedOptions.RefreshAsync(tables, parsed.GetValue(full), alone: false, cancel);
            return 0;
        });
        return command;
    }
}
