using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Pages;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What articles are taken out of pages, feeds and texts.</summary>
public sealed class APageOrAFeed
{
    private const string Address = "https://news.example/lexora";

    [Fact]
    public void GivesTheArticleOfAPageWithWhatThePageSaysOfItself()
    {
        var article = Assert.Single(Read("""
            <!doctype html><html lang="en-US"><head><title>Lexora | News</title><meta property="og:site_name" content="The Gazette">
            <script type="application/ld+json">{ broken</script>
            <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Lexora raises $85M",
              "datePublished":"2026-05-27T08:00:00+02:00","publisher":{"@type":"Organization","name":"Gazette Ltd"}}]}</script></head>
            <body><nav><p>Home and other pages</p></nav><article><h1>Lexora raises $85M</h1>
            <p>Lexora has raised $85 million in a Series C round, the company said, and will hire lawyers in London, Paris and Berlin.</p>
            <p>The round was led by Northgate Ventures, which has backed several other companies that sell software to law firms.</p>
            <script>alert("$99 million")</script></article><footer><p>All rights</p></footer></body></html>
            """));
        Assert.Equal(("Lexora raises $85M", "The Gazette", "2026-05-27", "en"), Facts(article));
        Assert.Contains(article.Text, text => text.StartsWith("Lexora has raised $85 million", StringComparison.Ordinal));
        Assert.DoesNotContain(article.Text, text => text.Contains("$99", StringComparison.Ordinal)
            || text.Contains("Home", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""
        <?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title><link>https://news.example/</link>
        <description>News</description><item>
        <title>Lexora raises $85M</title><link>https://news.example/lexora</link><pubDate>Wed, 27 May 2026 08:00:00 GMT</pubDate>
        <description>&lt;p&gt;Lexora raised $85 million.&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item></channel></rss>
        """)]
    [InlineData("""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><id>a</id><updated>2026-05-27T08:00:00Z</updated><entry>
        <title>Lexora raises $85M</title><id>b</id><link href="https://news.example/lexora"/><published>2026-05-27T08:00:00Z</published>
        <updated>2026-05-28T08:00:00Z</updated>
        <content type="html">&lt;p&gt;Lexora raised $85 million.&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</content></entry></feed>
        """)]
    [InlineData("""
        {"version":"https://jsonfeed.org/version/1.1","title":"The Gazette","items":[
        {"id":"b","url":"https://news.example/lexora",
        "title":"Lexora raises $85M","date_published":"2026-05-27T08:00:00Z",
        "content_html":"<p>Lexora raised $85 million.</p><p>More.</p>"}]}
        """)]
    public void GivesTheEntriesOfEachKindOfFeed(string feed)
    {
        var article = Assert.Single(Read(feed));
        Assert.Equal(("Lexora raises $85M", "The Gazette", "2026-05-27", "en"), Facts(article));
        Assert.Equal(Address, article.Address);
        Assert.Equal(["Lexora raised $85 million.", "More."], article.Text);
    }

    [Fact]
    public void TakesTheFirstLineOfATextForItsTitle()
    {
        var article = Assert.Single(Read("Lexora raises $85M\n\nLexora raised $85 million.\n"));
        Assert.Equal("Lexora raises $85M", article.Title);
        Assert.Equal(["Lexora raised $85 million."], article.Text);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"version\":1}", "items")]
    [InlineData("{ \"items\": [", "no JSON Feed")]
    [InlineData("<rss><channel>", "no RSS or Atom feed")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><rss "
        + "version=\"2.0\"><channel><title>&b;</title></channel></rss>", "no RSS or Atom feed")]
    public void ThatCannotBeReadSaysWhy(string text, string why) =>
        Assert.Contains(why, ArticleSource.Read(text, "").Error, StringComparison.Ordinal);

    [Fact]
    public void NestedWithoutEndIsRefused()
    {
        var deep = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 50_000)) + "text";
        Assert.Contains("nested", ArticleSource.Read(deep, Address).Error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Article> Read(string text) => ArticleSource.Read(text, Address).OrThrow();

    private static (string Title, string? Publisher, string? Published, string Language) Facts(Article article) =>
        (article.Title, article.Publisher, article.Published?.ToString(), article.Language);
}
