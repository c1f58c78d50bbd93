using Azure.Data.Tables;
using Azure.Identity;

namespace ServerlessDeals.Storage;

/// <summary>Where the tables are, as settings say it.</summary>
public static class StorageSettings
{
    public const string Emulator = "UseDevelopmentStorage=true";

    /// <summary>
    /// By the setting DealsStorage__tableServiceUri (the account's table address, with managed identity), else by DealsStorage
    /// (a connection string, or such an address), else the local emulator.
    /// </summary>
    public static TableServiceClient Connect(Func<string, string?> setting) =>
        Connect(setting("DealsStorage__tableServiceUri") is { Length: > 0 } uri ? uri : setting("DealsStorage") is { Length: > 0 } text ? text : Emulator);

    /// <param name="text">A connection string, or an account's table address, which is opened with the identity at hand.</param>
    public static TableServiceClient Connect(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? new(address, new DefaultAzureCredential())
            : new(text);
}
