using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Options and steps that several commands share.</summary>
internal static class SharedOptions
{
    public static Option<string> Seeds() => new("--seeds")
    {
        Description = "The folder of seed files.",
        DefaultValueFactory = _ => "seeds",
    };

    public static Option<string> Storage() => new("--storage")
    {
        Description = "A connection string, or the address of an account's tables, which is opened with your Azure login. " +
            "By default the setting DealsStorage, or the local emulator if it is not set.",
    };

    /// <summary>The storage to use. The setting is not the option's default, since --help would print it and it may be secret.</summary>
    public static string StorageOf(string? option) =>
        option ?? Environment.GetEnvironmentVariable("DealsStorage") ?? StorageSettings.Emulator;

    /// <summary>Tables that allow full scans, for backups and upgrades.</summary>
    public static AzureTables AccountTables(string? option) => new(StorageSettings.Connect(StorageOf(option)));

    public static ITables Tables(string connection)
    {
        try
        {
            return new AzureTables(StorageSettings.Connect(connection));
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentException)
        {
            // The text may contain a key, so the message does not repeat it.
            throw new StartException(
                $"--storage or DealsStorage is neither a connection string nor an https address: {wrong.Message} See --help.");
        }
    }

    /// <summary>Reads the seed files and prints their faults. Returns null if there are errors.</summary>
    public static SeedSet? Read(string folder) => SeedFiles.Read(folder, FaultFormat.Text);
}
