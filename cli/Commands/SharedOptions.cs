using System.CommandLine;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Options and steps that several commands share.</summary>
internal static class SharedOptions
{
    public const string StorageName = "--storage";

    public static Option<string> Seeds() => new("--seeds")
    {
        Description = "The folder of seed files.",
        DefaultValueFactory = _ => "seeds",
    };

    public static Option<string> Storage() => new(StorageName)
    {
        Description = "A connection string, or the address of an account's tables, which is opened with your Azure login. " +
            "By default the setting DealsStorage, or the local emulator if it is not set.",
    };

    /// <summary>The storage to use. The setting is not the option's default, since --help would print it and it may be secret.</summary>
    public static string StorageOf(string? option) => option ?? StorageSettings.Of(Environment.GetEnvironmentVariable);

    /// <summary>Tables that allow full scans, for backups and upgrades.</summary>
    /// <inheritdoc cref="StorageConnection.Open"/>
    public static AzureTables AccountTables(string? option) => StorageConnection.Open(StorageOf(option));

    /// <inheritdoc cref="StorageConnection.Open"/>
    public static ITables Tables(string connection) => StorageConnection.Open(connection);

}
