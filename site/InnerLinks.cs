using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Site;

/// <summary>Links within the site: each leads to one of its files.</summary>
internal sealed partial class InnerLinks
{
    private readonly ConcurrentBag<(string Page, string File)> _found = [];

    /// <summary>Takes down the links of a page, to be checked when all files are known.</summary>
    public void Read(string page, string html)
    {
        foreach (var file in Of(html))
        {
            _found.Add((page, file));
        }
    }

    /// <exception cref="InvalidOperationException">Some lead nowhere; all of them are named.</exception>
    public void Check(Func<string, bool> isThere)
    {
        if (_found.Where(link => !isThere(link.File)).Select(link => $"{link.Page}: {Broken(link.File)}").Order(StringComparer.Ordinal).ToList() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, broken));
        }
    }

    /// <returns>The files to which a page's links lead, relative to the site's folder, each once.</returns>
    public static IEnumerable<string> Of(string html) =>
        Inner().Matches(html).Select(link => link.Groups["path"].Value).Distinct(StringComparer.Ordinal)
            .Select(path => Uri.UnescapeDataString(WebUtility.HtmlDecode(path)))
            .Select(file => file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file);

    /// <summary>What is said of one that leads nowhere.</summary>
    public static string Broken(string file) => $"A link leads to /{file}, where no page is.";

    [GeneratedRegex("(href|src|action)=\"/(?<path>[^\"#?]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();
}
