using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Report;

/// <summary>What the figures depend on.</summary>
internal static class Machine
{
    /// <summary>The processor by the name that the system gives it.</summary>
    public static string Processor
    {
        get
        {
            const string Cpus = "/proc/cpuinfo";
            var line = File.Exists(Cpus) ? File.ReadLines(Cpus).FirstOrDefault(one => one.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line is null ? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
    }

    public static async Task<string> NodeAsync(CancellationToken cancel)
    {
        try
        {
            await using var node = Peer.Start("node", ["--version"]);
            return (await node.EndAsync(cancel)).TrimStart('v');
        }
        catch (StartException)
        {
            return "not installed";
        }
    }
}
