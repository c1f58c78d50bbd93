using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Peers;

/// <summary>
/// Asks for one address over a number of connections until the time is over, each connection its next request when its last
/// is answered. It reads no more of an answer than its length, so that most of the machine is left to who answers.
/// </summary>
internal static class Load
{
    /// <exception cref="StartException">An answer was not 200 with a length, or a connection broke.</exception>
    public static double RequestsPerSecond(int port, string path, int connections, TimeSpan length)
    {
        var request = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n\r\n"));
        var counts = new long[connections];
        var failed = (Exception?)null;
        var began = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, connections).Select(number => new Thread(() =>
        {
            try
            {
                counts[number] = Ask(port, request, began, length);
            }
            catch (Exception wrong) when (wrong is SocketException or StartException)
            {
                failed = wrong;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failed is null
            ? counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds
            : throw new StartException($"The load on {path} failed: {failed.Message}");
    }

    private static long Ask(int port, byte[] request, long began, TimeSpan length)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[256 * 1024];
        var answered = 0L;
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            socket.Send(request);
            var (got, whole) = (0, int.MaxValue);
            while (got < whole)
            {
                // Past the head only the number of bytes counts; the head must lie whole at the beginning.
                var read = socket.Receive(buffer, whole == int.MaxValue ? got : 0, whole == int.MaxValue ? buffer.Length - got : Math.Min(buffer.Length, whole - got), SocketFlags.None);
                if (read == 0)
                {
                    throw new StartException("the connection was closed");
                }

                got += read;
                whole = whole == int.MaxValue ? Whole(buffer.AsSpan(0, got)) : whole;
            }

            answered++;
        }

        return answered;
    }

    /// <summary>Bytes of head and body, as the head tells them; the largest number while it is not there yet.</summary>
    private static int Whole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return int.MaxValue;
        }

        var head = Encoding.ASCII.GetString(bytes[..(end + 2)]);
        const string Name = "\r\nContent-Length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && at >= 0
            ? end + 4 + int.Parse(head.AsSpan(at + Name.Length, head.IndexOf("\r\n", at + 2, StringComparison.Ordinal) - at - Name.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            : throw new StartException($"an answer began with '{head[..Math.Min(head.Length, 60)]}' or had no length");
    }
}
