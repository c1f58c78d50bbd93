using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Collects the links within the site and finds broken ones.</summary>
internal sealed partial class InternalLinks
{
    private readonly ConcurrentBag<(string Page, string File)> _links = [];

    /// <summary>
    /// Collects the links of pages without a fingerprint: texts that people write, and lists. The links of other pages are generated
    /// from data.
    /// </summary>
    public void Collect(Page page, SiteFile file)
    {
        if (page is { Component: not null, Fingerprint: null })
        {
            foreach (var target in TargetsIn(Encoding.UTF8.GetString(file.Content)))
            {
                _links.Add((page.Path, target));
            }
        }
    }

    /// <returns>A sentence for each broken link.</returns>
    public IReadOnlyList<string> Broken(Func<string, bool> exists) =>
    [
        .. _links.Where(link => !exists(link.File)).Select(link => $"{link.Page}: a link leads to /{link.File}, but there is no such page.")
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> TargetsIn(string html) =>
        LocalAddress().Matches(html).Select(link => link.Groups["path"].Value).Distinct(StringComparer.Ordinal)
            .Select(path => Uri.UnescapeDataString(WebUtility.HtmlDecode(path)))
            .Select(file => file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file);

    [GeneratedRegex("(href|src|action)=\"/(?<path>[^\"#?]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LocalAddress();
}
