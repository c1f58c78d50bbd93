using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace ServerlessDeals.Tables;

/// <summary>Where the tables are, as settings say it.</summary>
public static class StorageSettings
{
    public const string Emulator = "UseDevelopmentStorage=true";

    private const string EmulatedAccount = "devstoreaccount1";

    /// <summary>
    /// By the setting DealsStorage__tableServiceUri (the account's table address, with managed identity), else by DealsStorage
    /// (a connection string, or such an address), else the local emulator.
    /// </summary>
    public static TableServiceClient Connect(Func<string, string?> setting) =>
        Connect(setting("DealsStorage__tableServiceUri") is { Length: > 0 } uri ? uri : setting("DealsStorage") is { Length: > 0 } text ? text : Emulator);

    /// <param name="text">A connection string, or an account's table address, which is opened with the identity at hand.</param>
    public static TableServiceClient Connect(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            return new(address, new DefaultAzureCredential());
        }

        var service = new TableServiceClient(text);
        return service.AccountName == EmulatedAccount ? new(text, ForTheEmulator()) : service;
    }

    private static TableClientOptions ForTheEmulator()
    {
        var options = new TableClientOptions();
        options.AddPolicy(new ConnectionPerRequest(), HttpPipelinePosition.PerCall);
        return options;
    }

    /// <summary>
    /// The emulator ends a connection that had nothing to do for five seconds, and counts them while batches of others keep it
    /// busy: with some ten thousand rows in a partition a request was lost that had come in time. A connection that is not kept is
    /// never idle.
    /// </summary>
    private sealed class ConnectionPerRequest : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Connection", "close");
    }
}
