using System.Security;

namespace ServerlessDeals.Tests;

/// <summary>Texts of feeds and pages for tests.</summary>
internal static class FeedText
{
    /// <summary>An RSS feed.</summary>
    public static string Rss(string title, params (string Title, string Link, string Published, string Text)[] items) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>{Escaped(title)}</title><link>http://news.example/</link><description>News</description>
        {string.Join('\n', items.Select(Item))}
        </channel></rss>
        """;

    /// <summary>A page with an article.</summary>
    public static string Page(string site, string title, string published, params string[] text) => $"""
        <!doctype html><html lang="en"><head><title>{Escaped(title)}</title>
        <meta property="og:site_name" content="{Escaped(site)}"><meta property="og:title" content="{Escaped(title)}">
        <meta property="article:published_time" content="{published}T08:00:00Z"></head>
        <body><article><h1>{Escaped(title)}</h1>{string.Concat(text.Select(line => $"<p>{Escaped(line)}</p>"))}</article></body></html>
        """;

    private static string Item((string Title, string Link, string Published, string Text) item) => $"""
        <item><title>{Escaped(item.Title)}</title><link>{Escaped(item.Link)}</link>
        <pubDate>{DateTime.Parse(item.Published, System.Globalization.CultureInfo.InvariantCulture):ddd, dd MMM yyyy} 08:00:00 GMT</pubDate>
        <description>{Escaped(item.Text)}</description></item>
        """;

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
