namespace ServerlessDeals.Cli.Commands;

/// <summary>How faults of the seed files are printed.</summary>
internal enum FaultFormat
{
    Text,
    Json,
    Github,
}
