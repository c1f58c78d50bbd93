namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>Finds out what a text is, a page, a feed or plain text, and reads its articles.</summary>
public static class ArticleSource
{
    /// <summary>What is longer is no article and no feed.</summary>
    public const int MostCharacters = 8_000_000;

    private const int HeadLength = 2_000;

    /// <param name="text">The whole text of the page, the feed or the article.</param>
    /// <param name="address">Where it was read; empty if that is not known.</param>
    /// <returns>The articles, or why there are none.</returns>
    public static Parsed<IReadOnlyList<Article>> Read(string text, string address)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            return Parsed<IReadOnlyList<Article>>.Wrong(
                $"it has more than {MostCharacters / 1_000_000} million characters, so it is no article");
        }

        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start is ['{', ..])
        {
            return JsonFeed.Read(text, address);
        }

        var head = start[..Math.Min(start.Length, HeadLength)];
        if (IsXmlFeed(head))
        {
            return XmlFeed.Read(start.ToString(), address);
        }

        return start is ['<', ..] || Has(head, "<html") || Has(head, "<!doctype html")
            ? One(Page.Read(text, address)) : One(PlainText(text, address));
    }

    /// <summary>Whether a text is a feed, which has other articles at another time.</summary>
    public static bool IsFeed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start is ['{', ..] || IsXmlFeed(start[..Math.Min(start.Length, HeadLength)]);
    }

    private static bool IsXmlFeed(ReadOnlySpan<char> head) => Has(head, "<rss") || Has(head, "<feed") || Has(head, "<rdf:RDF");

    private static bool Has(ReadOnlySpan<char> text, string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);

    private static Parsed<IReadOnlyList<Article>> One(Parsed<Article> article) => article.IsValue
        ? Parsed<IReadOnlyList<Article>>.Of([article.Value])
        : Parsed<IReadOnlyList<Article>>.Wrong(article.Error);

    /// <summary>The first line of a text is its title; each line is a paragraph.</summary>
    private static Parsed<Article> PlainText(string text, string address)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return lines.Count > 0
            ? Parsed<Article>.Of(new() { Address = address, Title = lines[0], Text = lines[1..] })
            : Parsed<Article>.Wrong("it is empty");
    }
}
