using System.CommandLine;

namespace ServerlessDeals.Cli.Commands;

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
