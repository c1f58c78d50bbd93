using System.Net;
using System.Net.Sockets;

namespace ServerlessDeals.Cli.Hosting;

internal static class Ports
{
    private const int FirstPort = 21000;
    private const int Candidates = 3000;

    // An emulator takes seconds to listen. Another that starts meanwhile must not get the same ports.
    private static int _assigned;

    /// <summary>Checks the numbers before anything is started.</summary>
    /// <param name="uses">For each option of deals up: the first port, and how many ports are used from there.</param>
    /// <exception cref="StartException">A number is not a port, or two options use the same port.</exception>
    public static void RequireDistinct(params IReadOnlyList<(string Option, int First, int Count)> uses)
    {
        foreach (var (option, first, count) in uses)
        {
            if (first < 1 || first > IPEndPoint.MaxPort + 1 - count)
            {
                throw new StartException($"{option} needs a port from 1 to {IPEndPoint.MaxPort + 1 - count}, not {first}.");
            }
        }

        foreach (var (index, (option, first, count)) in uses.Index())
        {
            foreach (var other in uses.Skip(index + 1))
            {
                var shared = Math.Max(first, other.First);
                if (shared < Math.Min(first + count, other.First + other.Count))
                {
                    throw new StartException(
                        $"{option} and {other.Option} both use port {shared}{(other.Count > 1 ? $" ({other.Option} takes " +
                        $"{other.First} to {other.First + other.Count - 1})" : "")}. Use different ports.");
                }
            }
        }
    }

    /// <param name="option">The option of deals up that chooses another port.</param>
    /// <exception cref="StartException">The port is in use, or this user may not listen there.</exception>
    public static void RequireFree(int port, string what, string option)
    {
        switch (Listen(port))
        {
            case SocketError.Success:
                return;
            case SocketError.AccessDenied:
                throw new StartException($"Only an administrator may listen on port {port}. Use a port above 1023 with {option}.");
            default:
                var holder = PortHolder.Of(port);
                throw new StartException(
                    $"Port {port} is in use{(holder is null ? "" : $" by {holder.Name}")}, and {what} needs it. " +
                    $"Stop {(holder is null ? "the program that listens there" : "that program")}, or use another port with {option}.");
        }
    }

    /// <summary>Three free ports in a row that this process has not returned before. Returns the first.</summary>
    public static int ThreeFree()
    {
        // Runs that begin at the same moment start their search at different ports.
        for (var tries = 0; tries < Candidates; tries++)
        {
            var port = FirstPort + ((Environment.ProcessId + Interlocked.Increment(ref _assigned)) % Candidates * 3);
            if (IsFree(port) && IsFree(port + 1) && IsFree(port + 2))
            {
                return port;
            }
        }

        throw new StartException("No three ports in a row are free between 21000 and 30000. Stop programs that listen there.");
    }

    /// <summary>Waits until something listens on the port.</summary>
    /// <returns>False if the program ended first, or 30 seconds have passed.</returns>
    public static async Task<bool> AnswerAsync(int port, Func<bool> ended, CancellationToken cancel)
    {
        for (var tries = 0; tries < 300 && !ended(); tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancel);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
            }
        }

        return false;
    }

    private static bool IsFree(int port) => Listen(port) == SocketError.Success;

    private static SocketError Listen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return SocketError.Success;
        }
        catch (SocketException failed)
        {
            return failed.SocketErrorCode;
        }
    }
}
