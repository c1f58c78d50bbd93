using Azure;

namespace ServerlessDeals.Tables;

/// <summary>The message to show if storage cannot be reached or refuses a request.</summary>
public static class StorageFault
{
    /// <summary>Null if the exception does not come from storage.</summary>
    /// <param name="storage">The storage that was tried, which the message then names.</param>
    public static string? Of(Exception failed, StorageAddress? storage = null) => failed switch
    {
        // The exceptions of all retries: the first try may have timed out although a later one was refused.
        AggregateException retries =>
            retries.Flatten().InnerExceptions.Select(inner => Of(inner, storage)).FirstOrDefault(fault => fault is not null)
            ?? (retries.InnerException is OperationCanceledException timedOut ? NoAnswer(timedOut, storage) : null),
        RequestFailedException { Status: 0 } or HttpRequestException => NoAnswer(failed, storage),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"Storage refuses access: {FirstLine(refused)}{Tried(storage)} Check the key in the connection string, " +
            "or that your identity may read and write the account's tables.",
        RequestFailedException other =>
            $"Storage failed with {other.Status} {other.ErrorCode}: {FirstLine(other)}{Tried(storage)} " +
            "Run it again: that completes anything that was half-written.",
        Azure.Identity.AuthenticationFailedException unauthenticated =>
            $"There is no identity for this storage account: {FirstLine(unauthenticated)}{Tried(storage)} " +
            "Sign in with az login, or give a connection string.",
        _ => null,
    };

    private static string NoAnswer(Exception failed, StorageAddress? storage) =>
        $"Storage does not answer: {FirstLine(failed)}{Tried(storage)} {Remedy(storage)}";

    private static string Tried(StorageAddress? storage) => storage is null ? "" : $" This was {storage}.";

    private static string Remedy(StorageAddress? storage) => storage is { IsOnThisMachine: false }
        ? "Check the address and the network; the setting DealsStorage or the option --storage names another account."
        : "./run starts the emulator; the setting DealsStorage or the option --storage names another account.";

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
