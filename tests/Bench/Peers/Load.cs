using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessDeals.Bench.Peers;

/// <summary>
/// Asks for one address over several connections until the time is over. Each connection sends its next request when the last is answered.
/// It reads nothing of an answer but its length, to leave most of the machine to the server.
/// </summary>
internal static class Load
{
    private const string Length = "\r\nContent-Length:";

    /// <exception cref="StartException">An answer was not 200 with a length, or a connection broke.</exception>
    public static async Task<double> RequestsPerSecondAsync(int port, string path, int connections, TimeSpan length)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n\r\n");
        var began = Stopwatch.GetTimestamp();
        // Each connection has a thread of its own, which waits for its answer.
        var answered = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Factory.StartNew(
            () => Ask(port, request, began, length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return answered.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static long Ask(int port, byte[] request, long began, TimeSpan length)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[256 * 1024];
        var answered = 0L;
        do
        {
            socket.Send(request);
            var (got, head) = (0, -1);
            while (head < 0)
            {
                got += Receive(socket, buffer.AsSpan(got));
                head = buffer.AsSpan(0, got).IndexOf("\r\n\r\n"u8);
            }

            for (var left = head + 4 + BodyLength(buffer.AsSpan(0, head + 2)) - got; left > 0;)
            {
                left -= Receive(socket, buffer.AsSpan(0, Math.Min(buffer.Length, left)));
            }

            answered++;
        }
        while (Stopwatch.GetElapsedTime(began) < length);

        return answered;
    }

    private static int Receive(Socket socket, Span<byte> buffer) =>
        socket.Receive(buffer) is var read and > 0 ? read : throw new StartException("The connection was closed.");

    private static int BodyLength(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.ASCII.GetString(bytes);
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase) + Length.Length;
        return head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && at >= Length.Length
            ? int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            : throw new StartException($"An answer was not 200 or had no length: {head}");
    }
}
