using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServerlessDeals.Bench.Peers;

/// <summary>
/// Asks for one address over several connections until the time is over. Each connection sends its next request when the last is answered.
/// It is simpler than an HttpClient, to leave most of the machine to the server.
/// </summary>
internal static class Load
{
    private const string Length = "Content-Length:";

    /// <exception cref="StartException">An answer was not 200 with a length, or a connection broke.</exception>
    public static async Task<double> RequestsPerSecondAsync(int port, string path, int connections, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n\r\n");
        var began = Stopwatch.GetTimestamp();
        // Each connection has a thread of its own, which waits for its answer.
        var answered = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Factory.StartNew(
            () => Ask(port, request, began, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return answered.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static long Ask(int port, byte[] request, long began, TimeSpan duration)
    {
        using var client = new TcpClient("127.0.0.1", port) { NoDelay = true, ReceiveTimeout = 30_000 };
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1, false, bufferSize: 64 * 1024);
        var (body, answered) = (new char[256 * 1024], 0L);
        do
        {
            client.GetStream().Write(request);
            var length = BodyLength(reader);
            answered += reader.ReadBlock(body, 0, length) == length ? 1 : throw new StartException("The connection was closed.");
        }
        while (Stopwatch.GetElapsedTime(began) < duration);

        return answered;
    }

    private static int BodyLength(StreamReader answer)
    {
        var (status, length) = (answer.ReadLine(), -1);
        while (answer.ReadLine() is { Length: > 0 } header)
        {
            length = header.StartsWith(Length, StringComparison.OrdinalIgnoreCase)
                ? int.Parse(header.AsSpan(Length.Length), CultureInfo.InvariantCulture)
                : length;
        }

        return status == "HTTP/1.1 200 OK" && length >= 0
            ? length
            : throw new StartException($"An answer began with '{status}', or had no length.");
    }
}
