namespace ServerlessDeals.Cli.Hosting;

/// <summary>Something required is missing. The message says what, and what to do.</summary>
/// <param name="isTemporary">Whether the next start may succeed without a change here, for example once there is a network.</param>
internal sealed class StartException(string message, bool isTemporary = false) : Exception(message)
{
    public bool IsTemporary { get; } = isTemporary;
}
