namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>
/// The setting ArticleFeeds: addresses of feeds, and names of further hosts whose pages may be read, with spaces between them. A feed is
/// read only from the hosts of the setting, and so are the pages that it links to.
/// </summary>
/// <param name="Feeds">The addresses of the feeds.</param>
/// <param name="Faults">What cannot be used, and what would be right.</param>
public sealed record FeedSetting(IReadOnlyList<Uri> Feeds, IReadOnlySet<string> Hosts, IReadOnlyList<FeedFault> Faults)
{
    public const int MostFeeds = 50;

    /// <summary>No feed is read.</summary>
    public bool IsEmpty => Feeds.Count == 0 && Faults.Count == 0;

    /// <param name="text">The value of the setting; null or empty to read none.</param>
    /// <param name="policy">Whether addresses without TLS are taken.</param>
    public static FeedSetting Parse(string? text, FetchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var (feeds, hosts, faults) = (new List<Uri>(), new HashSet<string>(StringComparer.Ordinal), new List<FeedFault>());
        foreach (var item in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var isFeed = item.Contains("://", StringComparison.Ordinal);
            if (!Uri.TryCreate(isFeed ? item : $"https://{item}/", UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            {
                faults.Add(new(item, "It is neither the address of a feed, such as https://example.org/feed.xml, nor the name of a host."));
            }
            else if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            {
                faults.Add(new(item, "It has a user's name or a fragment; leave them out."));
            }
            else if (!policy.Takes(uri))
            {
                faults.Add(new(item, "It does not begin with https://; feeds are read over TLS only."));
            }
            else if (!isFeed && uri.AbsolutePath != "/")
            {
                faults.Add(new(item, "It is a host with a path; write the whole address of a feed, or the name of the host alone."));
            }
            else if (isFeed && feeds.Count == MostFeeds)
            {
                faults.Add(new(item, $"It is more than {MostFeeds} feeds; leave some out."));
            }
            else
            {
                hosts.Add(HostOf(uri));
                feeds.AddRange(isFeed ? [uri] : []);
            }
        }

        return new(feeds, hosts, faults);
    }

    /// <summary>Whether an address may be fetched.</summary>
    public bool Allows(Uri address) => Hosts.Contains(HostOf(address));

    // The port belongs to it: another port is another service.
    private static string HostOf(Uri address) => $"{address.IdnHost.ToLowerInvariant()}:{address.Port}";
}

/// <summary>A part of the setting that cannot be used.</summary>
/// <param name="Why">A sentence: what is wrong and what would be right.</param>
public sealed record FeedFault(string Item, string Why);
