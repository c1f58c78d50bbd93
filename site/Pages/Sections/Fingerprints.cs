using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>Hashes of the content of pages. A page with the same fingerprint as in the last build is not made again.</summary>
internal static class Fingerprints
{
    /// <param name="shown">The data of the page as JSON.</param>
    /// <param name="more">Other things that the page shows.</param>
    public static string Of(SiteContent content, byte[] shown, params string[] more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(BriefingSite.BuildId));
        hash.AppendData(shown);
        foreach (var text in more.Prepend($"{content.Addresses}"))
        {
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The stale talks among a page's deals. Nothing else about deals changes with the day alone.</summary>
    public static string StaleTalks(IEnumerable<DealItem> deals, DateOnly today) =>
        string.Join(' ', deals.Where(deal => deal.IsStale(today)).Select(deal => deal.Id));

    public static IEnumerable<Page> WithFingerprint(this IEnumerable<Page> pages, string fingerprint) =>
        pages.Select(page => page with { Fingerprint = fingerprint });
}
