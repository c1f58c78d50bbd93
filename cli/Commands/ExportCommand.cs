using System.CommandLine;
using System.Globalization;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A new folder for the backup." };
        var storage = SharedOptions.Storage();
        var command = new Command("export", "Back up all tables into a folder. Fails if deals are written meanwhile.") { folder, storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(folder)!;
            var export = new Export<AzureTables>(SharedOptions.AccountTables(parsed.GetValue(storage)));
            var manifest = await BackupCommands.RunAsync(
                "Exporting",
                report => export.RunAsync(path, FaultReport.Version, done => report("Writing rows", "rows", done, done), cancel));
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables, as of {manifest.Made:yyyy-MM-dd HH:mm:ss}Z, are in {path}.");
            Output.Result(manifest, CommandJson.Printed.BackupManifest, text);
            return ExitCode.Success;
        });
        return command;
    }
}
