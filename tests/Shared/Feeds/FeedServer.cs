using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessDeals.Loading.Reading.Feeds;

namespace ServerlessDeals.Tests;

/// <summary>A request that a site received.</summary>
internal sealed record FeedRequest(string Host, string Path, IReadOnlyDictionary<string, string> Headers);

/// <summary>What a site answers. The body is sent as it is, whatever the headers say.</summary>
internal sealed record FeedReply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether the connection stays open and silent after the body.</summary>
    public bool Hangs { get; init; }

    public static FeedReply Of(string body, params (string Name, string Value)[] headers) => new(
        200, headers.ToDictionary(header => header.Name, header => header.Value), Encoding.UTF8.GetBytes(body));

    public static FeedReply Of(int status, params (string Name, string Value)[] headers) =>
        new(status, headers.ToDictionary(header => header.Name, header => header.Value), []);
}

/// <summary>
/// Web sites of any name on a loopback port, which answer as badly as a test wants. It speaks just enough HTTP/1.1, and closes each
/// connection after its answer.
/// </summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<FeedRequest> _requests = new();
    private readonly SemaphoreSlim _received = new(0);
    private readonly Task _running;

    public FeedServer()
    {
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _running = AcceptAsync();
    }

    public IPEndPoint Address { get; }

    /// <summary>The answers by address, such as http://news.example/feed.xml. Others are 404.</summary>
    public ConcurrentDictionary<string, Func<FeedRequest, FeedReply>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>The addresses that were asked for, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _requests.Select(request => $"http://{request.Host}{request.Path}")];

    public IReadOnlyList<FeedRequest> Requests => [.. _requests];

    /// <summary>Every name leads to this server, which has no TLS. Nothing else is as in the service.</summary>
    public FetchPolicy Policy => new()
    {
        NeedsTls = false,
        MayConnect = IPAddress.IsLoopback,
        Resolve = (_, _) => Task.FromResult<IReadOnlyList<IPEndPoint>>([Address]),
        Pause = TimeSpan.Zero,
    };

    public void Serve(string address, string body, params (string Name, string Value)[] headers) =>
        Pages[address] = _ => FeedReply.Of(body, headers);

    /// <summary>Waits until another request has come.</summary>
    public Task ReceivedAsync(CancellationToken cancel) => _received.WaitAsync(cancel);

    /// <summary>The site is not there any more.</summary>
    public void Stop() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Stop();
        await _running;
        _stop.Dispose();
        _received.Dispose();
    }

    private async Task AcceptAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
            {
                answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // It was stopped, while it waited or between two connections.
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                _received.Release();
                var reply = Pages.TryGetValue($"http://{request.Host}{request.Path}", out var page) ? page(request) : FeedReply.Of(404);
                var head = new StringBuilder($"HTTP/1.1 {reply.Status} Test\r\nConnection: close\r\n");
                foreach (var (name, value) in reply.Headers)
                {
                    head.Append(name).Append(": ").Append(value).Append("\r\n");
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
                await stream.WriteAsync(reply.Body, _stop.Token);
                if (reply.Hangs)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The client has seen enough, or the test is over.
            }
        }
    }

    private async Task<FeedRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync(_stop.Token) is not { } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new(headers["Host"], first.Split(' ')[1], headers);
    }
}
