using Azure.Core;
using Azure.Identity;

namespace ServerlessDeals.Tables;

/// <summary>How this process signs in to Azure.</summary>
public static class AzureCredential
{
    /// <summary>
    /// The managed identity if the platform offers one, otherwise what the default credential finds: a person or a pipeline that is signed
    /// in. The default credential would find the identity too, but a new process loads all other ways to sign in first.
    /// </summary>
    public static TokenCredential Create()
    {
        if (Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is not { Length: > 0 })
        {
            return new DefaultAzureCredential();
        }

        return new ManagedIdentityCredential(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } client
            ? ManagedIdentityId.FromUserAssignedClientId(client)
            : ManagedIdentityId.SystemAssigned);
    }
}
