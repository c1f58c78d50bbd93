using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>What a person sees if a command throws an exception. This is the only place that turns exceptions into exit codes.</summary>
internal static class Failure
{
    /// <param name="storage">The storage that the command worked on, if any.</param>
    /// <returns>The exit code.</returns>
    public static int Report(Exception failed, StorageAddress? storage, IReadOnlyList<string> args)
    {
        // An HTTP client that waits for too long cancels its request, too. Only Ctrl-C and signals have no timeout as their cause.
        if (failed is OperationCanceledException { InnerException: not TimeoutException })
        {
            return ExitCode.Interrupted;
        }

        if (Explain(failed, storage) is { } message)
        {
            Output.Error(message);
            return ExitCode.Failed;
        }

        Output.Error(FaultReport.Write(failed, args));
        return ExitCode.Fault;
    }

    /// <summary>Null if the exception can only be a fault of this program.</summary>
    public static string? Explain(Exception failed, StorageAddress? storage) => failed switch
    {
        StartException or InvalidDataException => failed.Message,
        ConcurrentWriteException =>
            "Another process is writing the same rows all the time. Run the command again; what is written stays.",
        _ when StorageFault.Of(failed, storage) is { } fault => fault,
        IOException or UnauthorizedAccessException =>
            $"A file or folder cannot be used: {FirstLine(failed)} " +
            "Check that it exists, that you may use it, and that the disk is not full.",
        OperationCanceledException => $"Something took too long: {FirstLine(failed)} Run the command again.",
        _ => null,
    };

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
