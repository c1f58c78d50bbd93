using System.CommandLine;
using Azure.Core;
using Azure.Data.Tables;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Opens storage in the same way for all commands.</summary>
internal static class StorageConnection
{
    /// <summary>Opens storage and says which account it is. Nothing is sent yet.</summary>
    /// <exception cref="StartException">The text is neither a connection string nor an address.</exception>
    public static AzureTables Open(string text)
    {
        Output.Note($"Storage: {StorageAddress.Of(Connect(text, new()))}");
        return OpenAgain(text);
    }

    /// <summary>Opens storage that this command has named before.</summary>
    /// <inheritdoc cref="Open"/>
    public static AzureTables OpenAgain(string text)
    {
        var address = StorageAddress.Of(Connect(text, new()));
        var options = new TableClientOptions { RetryPolicy = new StorageRetries() };
        options.Retry.NetworkTimeout = GlobalOptions.Patience;
        var patience = new StoragePatience(address, GlobalOptions.Patience, TimeProvider.System, Output.Note);
        options.AddPolicy(patience, HttpPipelinePosition.PerCall);
        return new(Connect(text, options));
    }

    /// <summary>The storage that a command works on; null if it has none, or if the text that names it cannot be read.</summary>
    public static StorageAddress? AddressOf(ParseResult parsed)
    {
        var options = parsed.CommandResult.Command.Options;
        if (options.FirstOrDefault(option => option.Name == SharedOptions.StorageName) is not Option<string> storage)
        {
            return null;
        }

        try
        {
            return StorageAddress.Of(Connect(SharedOptions.StorageOf(parsed.GetValue(storage)), new()));
        }
        catch (StartException)
        {
            return null;
        }
    }

    private static TableServiceClient Connect(string text, TableClientOptions options)
    {
        try
        {
            return StorageSettings.Connect(text, options);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentException)
        {
            // The text may contain a key, and the library's message may repeat it.
            throw new StartException(
                "--storage or DealsStorage is neither a connection string, such as AccountName=…;AccountKey=…, " +
                "nor an https address. See --help.");
        }
    }
}
