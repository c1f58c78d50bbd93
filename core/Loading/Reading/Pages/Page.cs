using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>Takes the article out of a web page: its text by what surrounds it, its title, publisher and date by what it says of
/// itself.</summary>
internal static class Page
{
    /// <summary>Deeper pages were not made by people, and would take the whole stack.</summary>
    private const int MostDepth = 256;

    private const int MostCharacters = 3_000_000;

    private const string AllBlocks = "p, li, h1, h2, h3, h4, h5, h6, blockquote, tr, pre, figcaption, dt, dd";

    public static Parsed<Article> Read(string html, string address)
    {
        if (html.Length > MostCharacters)
        {
            return Parsed<Article>.Wrong($"it has more than {MostCharacters / 1_000_000} million characters, so it is no article");
        }

        if (Nesting.Of(html) > MostDepth)
        {
            return Parsed<Article>.Wrong($"its elements are nested more than {MostDepth} levels deep");
        }

        using var document = new HtmlParser().ParseDocument(html);
        var facts = PageFacts.Of(document);
        var text = Paragraphs(document, html, facts.Address ?? address);
        return text.Count == 0
            ? Parsed<Article>.Wrong("it has no text")
            : Parsed<Article>.Of(new()
            {
                Address = address.Length > 0 ? address : facts.Address ?? "",
                Title = facts.Title ?? "",
                Publisher = facts.Publisher,
                Published = facts.Published,
                Language = facts.Language ?? "en",
                Text = text,
            });
    }

    /// <summary>The paragraphs of HTML without a page around it, as feeds have it.</summary>
    public static IReadOnlyList<string> Fragment(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal))
        {
            return [.. html.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        }

        using var document = Nesting.Of(html) > MostDepth ? null : new HtmlParser().ParseDocument(html);
        return document?.Body is { } body ? TextOf(body) : [];
    }

    private static IReadOnlyList<string> Paragraphs(IDocument document, string html, string address)
    {
        var home = address.StartsWith("http", StringComparison.Ordinal) ? address : "https://page.invalid/";
        using var reader = new SmartReader.Reader(home, html);
        var readable = reader.GetArticle();
        if (readable.IsReadable && readable.Content is { Length: > 0 } content)
        {
            using var article = new HtmlParser().ParseDocument(content);
            if (article.Body is { } body && TextOf(body) is { Count: > 0 } text)
            {
                return text;
            }
        }

        var marked = document.QuerySelector("article, main") is { } element ? TextOf(element) : [];
        return marked.Count == 0 && document.Body is { } whole ? TextOf(whole) : marked;
    }

    // A block without another in it is a paragraph; what is in none is one too.
    private static List<string> TextOf(IElement root)
    {
        foreach (var hidden in root.QuerySelectorAll("script, style, noscript, template, nav, footer, form, iframe, svg").ToList())
        {
            hidden.Remove();
        }

        var blocks = root.QuerySelectorAll(AllBlocks).Where(block => block.QuerySelector(AllBlocks) is null)
            .Select(block => Text(block))
            .Where(text => text.Length > 0)
            .ToList();
        return blocks.Count > 0 ? blocks : [.. root.TextContent.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    private static string Text(IElement block) => block.TagName == "TR"
        ? string.Join(", ", block.Children.Select(cell => cell.TextContent.Trim()))
        : block.TextContent.Trim();
}
