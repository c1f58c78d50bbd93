namespace ServerlessDeals.Cli.Commands;

/// <summary>What the exit code of a command means. docs/commands.md has the same table.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It failed, and the message says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, and nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>It was done in part: rows were rejected, or deals were kept.</summary>
    public const int DoneInPart = 3;

    /// <summary>It was refused because it would remove more than is allowed without an option.</summary>
    public const int Refused = 4;

    /// <summary>It did nothing because another refresh holds the lease.</summary>
    public const int LeaseHeld = 5;

    /// <summary>A check found differences.</summary>
    public const int Differences = 6;

    /// <summary>This program has a fault.</summary>
    public const int Fault = 70;

    /// <summary>It was stopped by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
