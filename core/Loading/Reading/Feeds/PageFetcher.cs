using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>
/// Fetches texts from the hosts of the setting, and from nowhere else: each redirect is checked like the first address, and each connection
/// by the network address that it goes to, so that no name can lead into a private network. Size and time are limited.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    private const int BlockBytes = 16 * 1024;
    private const int MostHeaderKilobytes = 32;

    private static readonly string Version = typeof(PageFetcher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    private readonly FeedSetting _setting;
    private readonly FetchPolicy _policy;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public PageFetcher(FeedSetting setting, FetchPolicy policy, TimeProvider time)
    {
        (_setting, _policy, _time) = (setting, policy, time);
        // A proxy would connect in our place, and a cookie could carry something from one site to another.
#pragma warning disable CA2000 // The client disposes of the handler.
        _client = new(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            MaxResponseDrainSize = 0,
        })
        {
            // The limit of a fetch covers its redirects and its body too.
            Timeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning restore CA2000
        _client.DefaultRequestHeaders.UserAgent.Add(new("ServerlessDeals", Version));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whether an address is of the setting's hosts. Others are not asked at all.</summary>
    public bool MayFetch(Uri address) => _policy.Takes(address) && _setting.Allows(address);

    /// <param name="known">What the site sent last; null to ask for everything.</param>
    /// <param name="mostBytes">The most bytes of the body, after it was unpacked.</param>
    public async Task<Fetched> GetAsync(
        Uri address, (string? ETag, DateTimeOffset? Modified)? known, int mostBytes, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(_policy.Longest, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await FollowAsync(address, known, mostBytes, stop.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return Fetched.Failed($"It took longer than {_policy.Longest.TotalSeconds:0} seconds.", isTemporary: true);
        }
        catch (HttpRequestException failed) when (failed.InnerException is ForbiddenAddressException forbidden)
        {
            return Fetched.Failed(forbidden.Message);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException)
        {
            var reason = (failed.InnerException as SocketException)?.Message ?? failed.Message;
            return Fetched.Failed($"It cannot be fetched: {reason.Split('\n')[0].Trim().TrimEnd('.')}.", isTemporary: true);
        }
    }

    private async Task<Fetched> FollowAsync(
        Uri address, (string? ETag, DateTimeOffset? Modified)? known, int mostBytes, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!MayFetch(address))
            {
                return Fetched.Failed(redirects == 0
                    ? $"{address.Host} is not a host of the setting ArticleFeeds."
                    : $"It redirects to {address.Scheme}://{address.Authority}, which is not a host of the setting ArticleFeeds.");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfModifiedSince = known?.Modified;
            if (EntityTagHeaderValue.TryParse(known?.ETag, out var tag))
            {
                request.Headers.IfNoneMatch.Add(tag);
            }

            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                || answer.Headers.Location is not { } location)
            {
                return await ReadAsync(answer, mostBytes, cancel);
            }

            if (redirects == _policy.MostRedirects)
            {
                return Fetched.Failed($"It redirects more than {_policy.MostRedirects} times.");
            }

            address = new(address, location);
        }
    }

    private async Task<Fetched> ReadAsync(HttpResponseMessage answer, int mostBytes, CancellationToken cancel)
    {
        if (answer.StatusCode == HttpStatusCode.NotModified)
        {
            return new();
        }

        if (!answer.IsSuccessStatusCode)
        {
            var status = (int)answer.StatusCode;
            var isTemporary = answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                or >= HttpStatusCode.InternalServerError;
            return Fetched.Failed(string.Create(CultureInfo.InvariantCulture, $"Its site answers {status}."), isTemporary) with
            {
                Wait = answer.Headers.RetryAfter switch
                {
                    { Delta: { } delta } => delta,
                    { Date: { } date } => date - _time.GetUtcNow(),
                    _ => null,
                },
            };
        }

        using var body = new MemoryStream();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var block = new byte[BlockBytes];
        while (await stream.ReadAsync(block, cancel) is > 0 and var count)
        {
            if (body.Length + count > mostBytes)
            {
                return Fetched.Failed(string.Create(CultureInfo.InvariantCulture, $"It has more than {mostBytes:N0} bytes."));
            }

            await body.WriteAsync(block.AsMemory(0, count), cancel);
        }

        return new()
        {
            Text = BodyText.Decode(body.ToArray(), answer.Content.Headers.ContentType?.CharSet),
            ETag = answer.Headers.ETag?.ToString(),
            Modified = answer.Content.Headers.LastModified,
        };
    }

    // The name is resolved once, and the addresses that were checked are those that are connected to. So a name that changes between two
    // questions (DNS rebinding) gains nothing.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint;
        var found = await _policy.Resolve(host, cancel);
        var allowed = found.Where(address => _policy.MayConnect(address.Address)).ToList();
        if (allowed.Count == 0)
        {
            throw new ForbiddenAddressException(found.Count == 0
                ? $"{host.Host} has no network address."
                : $"{host.Host} is in a network that is not public: {found[0].Address}.");
        }

        Exception? failed = null;
        foreach (var address in allowed)
        {
#pragma warning disable CA2000 // The stream disposes of the socket, or else the handler of the exception does.
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
            try
            {
                await socket.ConnectAsync(address, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception refused)
            {
                socket.Dispose();
                failed = refused;
                if (refused is not SocketException)
                {
                    throw;
                }
            }
        }

        throw failed!;
    }

    private sealed class ForbiddenAddressException(string message) : Exception(message);
}
