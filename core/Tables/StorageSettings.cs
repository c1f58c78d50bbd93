using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Connects to the storage account that the settings name.</summary>
public static class StorageSettings
{
    public const string Emulator = "UseDevelopmentStorage=true";

    internal const string EmulatedAccount = "devstoreaccount1";

    /// <summary>The account that the settings name; see <see cref="Of"/>.</summary>
    public static TableServiceClient Connect(Func<string, string?> setting) => Connect(Of(setting));

    /// <summary>
    /// The setting DealsStorage__tableServiceUri (the account's table endpoint, with managed identity), or else DealsStorage
    /// (a connection string or a table endpoint), or else the local emulator. An empty setting counts as not set.
    /// </summary>
    public static string Of(Func<string, string?> setting)
    {
        if (setting("DealsStorage__tableServiceUri") is { Length: > 0 } uri)
        {
            return uri;
        }

        return setting("DealsStorage") is { Length: > 0 } text ? text : Emulator;
    }

    /// <param name="text">A connection string, or the account's table endpoint, which is opened with the process's credential.</param>
    /// <param name="options">How to send requests; as the client library does if null.</param>
    public static TableServiceClient Connect(string text, TableClientOptions? options = null)
    {
        options ??= new();
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            return new(address, AzureCredential.Create(), options);
        }

        var service = new TableServiceClient(text, options);
        if (service.AccountName != EmulatedAccount)
        {
            return service;
        }

        options.AddPolicy(new ConnectionPerRequest(), HttpPipelinePosition.PerCall);
        return new(text, options);
    }

    /// <summary>
    /// The emulator closes a connection that has been idle for five seconds, and its own delays count as idle time. With some ten
    /// thousand rows in a partition, requests that were sent in time were lost. A new connection for each request is never idle.
    /// </summary>
    private sealed class ConnectionPerRequest : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Connection", "close");
    }
}
