using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Links within the site: each leads to one of its files.</summary>
internal sealed partial class InnerLinks
{
    private readonly ConcurrentBag<(string Page, string File)> _found = [];

    /// <summary>
    /// Takes down the links of what people write, and of the lists that lead to everything: pages without a stamp. Others lead
    /// where their own data says.
    /// </summary>
    public void Read(Page page, SiteFile file)
    {
        if (page is { Component: not null, Stamp: null })
        {
            foreach (var target in Of(Encoding.UTF8.GetString(file.Content)))
            {
                _found.Add((page.Path, target));
            }
        }
    }

    /// <returns>A sentence for each that leads nowhere.</returns>
    public IReadOnlyList<string> Broken(Func<string, bool> isThere) =>
    [
        .. _found.Where(link => !isThere(link.File)).Select(link => $"{link.Page}: a link leads to /{link.File}, where no page is.").Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(string html) =>
        Inner().Matches(html).Select(link => link.Groups["path"].Value).Distinct(StringComparer.Ordinal)
            .Select(path => Uri.UnescapeDataString(WebUtility.HtmlDecode(path)))
            .Select(file => file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file);

    [GeneratedRegex("(href|src|action)=\"/(?<path>[^\"#?]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();
}
