using Azure;

namespace ServerlessDeals.Tables;

/// <summary>What to say where storage cannot be reached, or refuses.</summary>
public static class StorageFault
{
    /// <summary>Null where the failure is no fault of storage.</summary>
    public static string? Of(Exception failed) => failed switch
    {
        // One of each try: the first may have run out of time where another was refused.
        AggregateException tries => tries.Flatten().InnerExceptions.Select(Of).FirstOrDefault(fault => fault is not null)
            ?? (tries.InnerException is OperationCanceledException late ? Silent(late) : null),
        RequestFailedException { Status: 0 } or HttpRequestException => Silent(failed),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"Storage refuses: {FirstLine(refused)} Check the key in the connection string, or that the identity at hand may read and write the account's tables.",
        RequestFailedException other => $"Storage failed with {other.Status} {other.ErrorCode}: {FirstLine(other)} Nothing is half-written that a repetition would not mend: run it again.",
        Azure.Identity.AuthenticationFailedException nobody => $"There is no identity for this storage account: {FirstLine(nobody)} Sign in with az login, or give a connection string.",
        _ => null,
    };

    private static string Silent(Exception failed) =>
        $"Storage does not answer: {FirstLine(failed)} ./run starts the emulator; the setting DealsStorage or the option --storage names another account.";

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
