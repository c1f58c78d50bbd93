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
        var storage = SharedOptions.Storage();
        var command = new Command("restore", "Restore all tables from a backup. The backup is checked before anything is written.")
        {
            folder, replace, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var tables = SharedOptions.AccountTables(parsed.GetValue(storage));
            var manifest = await BackupCommands.RunAsync("Restoring", report => new Restore<AzureTables>(tables).RunAsync(
                parsed.GetValue(folder)!, parsed.GetValue(replace), (done, total) => report("Writing rows", "rows", done, total), cancel));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables are as they were at {manifest.Made:yyyy-MM-dd HH:mm:ss}Z."));
            return 0;
        });
        return command;
    }
}
