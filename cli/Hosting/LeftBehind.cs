namespace ServerlessDeals.Cli.Hosting;

/// <summary>Finds the emulator of a run that was killed and could not end it. Only on Linux.</summary>
internal static class LeftBehind
{
    /// <param name="arguments">The arguments with which it would be started now: the same program, ports and data.</param>
    /// <returns>The id of its process. Null if the ports are free, or something else listens there.</returns>
    public static async Task<int?> FindAsync(IReadOnlyList<string> arguments, int blobPort, CancellationToken cancel)
    {
        var holders = Enumerable.Range(blobPort, Azurite.PortCount).Select(PortHolder.Of).ToList();
        return holders[0] is { } holder
            && holders.TrueForAll(other => other?.Id == holder.Id)
            && holder.Command.Skip(1).SequenceEqual(arguments, StringComparer.Ordinal)
            && !IsInUse(holder)
            && await HasVersionAsync(blobPort + 2, cancel)
                ? holder.Id
                : null;
    }

    // The emulator of a run that still lives is a child process of deals.
    private static bool IsInUse(PortHolder emulator) =>
        emulator.CommandOfParent().Any(argument => Path.GetFileName(argument) is "deals" or "deals.dll");

    private static async Task<bool> HasVersionAsync(int port, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"), cancel);
            return answer.Headers.Server.Any(server => server.Product?.Version == Azurite.Version);
        }
        catch (Exception failed) when (
            failed is HttpRequestException || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }
}
