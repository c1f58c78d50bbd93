using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Which storage is used, in words. It never contains a key, a signature or a password.</summary>
/// <param name="Account">The name of the account.</param>
/// <param name="Endpoint">Where its tables are. Only the scheme, the host and the port are shown.</param>
public sealed record StorageAddress(string Account, Uri Endpoint)
{
    public bool IsOnThisMachine => Endpoint.IsLoopback;

    public static StorageAddress Of(TableServiceClient service) => new(service.AccountName, service.Uri);

    public override string ToString()
    {
        if (!IsOnThisMachine)
        {
            return $"account {Account} ({Endpoint.Scheme}://{Endpoint.Authority})";
        }

        var emulator = $"the emulator on this machine ({Endpoint.Authority})";
        return Account == StorageSettings.EmulatedAccount ? emulator : $"account {Account} of {emulator}";
    }
}
