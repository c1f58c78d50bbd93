using System.CommandLine;
using System.Globalization;
using System.Reflection;
using ServerlessDeals.Cli.Hosting;
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
            var export = new Export<AzureTables>(SharedOptions.AccountTables(parsed.GetValue(storage)), TimeProvider.System);
            var version = typeof(ExportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            var manifest = await BackupCommands.RunAsync(
                "Exporting", report => export.RunAsync(path, version, done => report("Writing rows", "rows", done, done), cancel));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Rows:N0} rows of {manifest.Tables.Count} tables, as of {manifest.Made:yyyy-MM-dd HH:mm:ss}Z, are in {path}."));
            return 0;
        });
        return command;
    }
}

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

internal static class BackupCommands
{
    /// <exception cref="StartException">The backup or the restore failed. The message says how to fix it.</exception>
    public static async Task<T> RunAsync<T>(string title, Func<Progress.Report, Task<T>> work)
    {
        try
        {
            return await Progress.RunAsync(title, work);
        }
        catch (Exception failed)
            when (failed is NotQuietException or NotEmptyException or InvalidDataException or FormatException or IOException)
        {
            throw new StartException(failed.Message);
        }
    }
}
