using System.Net;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>What may be fetched, and the limits. No setting changes it; tests, which have no public network, use another one.</summary>
public sealed record FetchPolicy
{
    /// <summary>Over TLS only, and never from a private network.</summary>
    public static FetchPolicy Default { get; } = new();

    /// <summary>Whether a network address may be connected to.</summary>
    public Func<IPAddress, bool> MayConnect { get; init; } = PublicAddresses.Contains;

    /// <summary>Finds the network addresses of a host, with the port.</summary>
    public Func<DnsEndPoint, CancellationToken, Task<IReadOnlyList<IPEndPoint>>> Resolve { get; init; } = ByDnsAsync;

    public bool NeedsTls { get; init; } = true;

    /// <summary>How long a fetch may take, with all redirects and the whole body.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long all feeds may take. What was not read by then is read the next time.</summary>
    public TimeSpan LongestRun { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>The pause before each page, so that a site with many new ones is not hurried.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    public int MostRedirects { get; init; } = 5;

    /// <summary>The most bytes of a feed, after it was unpacked.</summary>
    public int MostBytesOfFeed { get; init; } = 8 * 1024 * 1024;

    /// <summary>The most bytes of a page, after it was unpacked.</summary>
    public int MostBytesOfPage { get; init; } = 3 * 1024 * 1024;

    /// <summary>The most articles that one run reads.</summary>
    public int MostArticles { get; init; } = 200;

    /// <summary>How often a page is asked for that fails, before the text in the feed stands in for it.</summary>
    public int MostTries { get; init; } = 3;

    /// <summary>After so many failures of a host that may pass, its other pages wait for the next run.</summary>
    public int MostFailuresOfHost { get; init; } = 3;

    /// <summary>Whether an address has a protocol that is taken.</summary>
    public bool Takes(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme == Uri.UriSchemeHttps || (!NeedsTls && address.Scheme == Uri.UriSchemeHttp);
    }

    private static async Task<IReadOnlyList<IPEndPoint>> ByDnsAsync(DnsEndPoint host, CancellationToken cancel) =>
        [.. (await Dns.GetHostAddressesAsync(host.Host, cancel)).Select(address => new IPEndPoint(address, host.Port))];
}
