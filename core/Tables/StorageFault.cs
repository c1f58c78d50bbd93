using Azure;

namespace ServerlessDeals.Tables;

/// <summary>The message to show if storage cannot be reached or refuses a request.</summary>
public static class StorageFault
{
    /// <summary>Null if the exception does not come from storage.</summary>
    public static string? Of(Exception failed) => failed switch
    {
        // The exceptions of all retries: the first try may have timed out although a later one was refused.
        AggregateException retries => retries.Flatten().InnerExceptions.Select(Of).FirstOrDefault(fault => fault is not null)
            ?? (retries.InnerException is OperationCanceledException timedOut ? NoAnswer(timedOut) : null),
        RequestFailedException { Status: 0 } or HttpRequestException => NoAnswer(failed),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"Storage refuses access: {FirstLine(refused)} Check the key in the connection string, " +
            "or that your identity may read and write the account's tables.",
        RequestFailedException other =>
            $"Storage failed with {other.Status} {other.ErrorCode}: {FirstLine(other)} " +
            "Run it again: that completes anything that was half-written.",
        Azure.Identity.AuthenticationFailedException unauthenticated =>
            $"There is no identity for this storage account: {FirstLine(unauthenticated)} " +
            "Sign in with az login, or give a connection string.",
        _ => null,
    };

    private static string NoAnswer(Exception failed) =>
        $"Storage does not answer: {FirstLine(failed)} " +
        "./run starts the emulator; the setting DealsStorage or the option --storage names another account.";

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
