using System.Net;
using AngleSharp.Dom;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The pages about the API.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class TheApiPages(OnTheSite site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HaveOnlyLinksToTheApiThatWork()
    {
        using var client = new HttpClient();
        var links = Pages().SelectMany(page => page.QuerySelectorAll("main a"))
            .Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith(OnTheSite.ApiBase, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(links.Count > 15, $"{links.Count}");
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(new Uri(site.ApiAddress + link[(OnTheSite.ApiBase.Length + 1)..]), Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public void ListEachOperationOnAPageOfItsOwn()
    {
        var all = Page("api/index.html");
        var pages = all.QuerySelectorAll("main li a[href^='/api/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.True(pages.Count > 20, $"{pages.Count}");
        Assert.All(pages, address => Assert.NotEmpty(Page(address[1..] + "index.html").QuerySelectorAll("pre")));
        Assert.Equal(all.QuerySelectorAll("main li").Length, pages.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("get-deal", "knownOn", "The day by which this was certainly public.", "2024-03-06")]
    [InlineData("list-deals", "nextCursor", "The cursor of the next page; absent on the last one.", "eyJrIjoiODI5NzQifQ")]
    [InlineData("get-summary-table", "megaRounds", "Funding of at least 100 million comparable dollars a deal", "9")]
    [InlineData("list-deals", "status", "How far a deal got.", "closed")]
    [InlineData("list-deals", "minAmount", "at least this many US dollars", "100000000")]
    public void ExplainEachFieldWithAnExample(string operation, string field, string meaning, string example)
    {
        var names = Page($"api/{operation}/index.html").QuerySelectorAll("dt").Where(name => name.TextContent == field).ToList();
        Assert.NotEmpty(names);
        Assert.Contains(names, name => name.NextElementSibling!.TextContent is var text
            && text.Contains(example, StringComparison.Ordinal)
            && text.Contains(meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void ExplainEachWordOfAList() => Assert.Contains(
        "cancelled, the parties gave it up",
        Page("api/list-deals/index.html").GetElementById("DealStatus")!.TextContent,
        StringComparison.Ordinal);

    [Fact]
    public void LinkOnlyToObjectsThatTheyExplain() => Assert.All(Pages(), page => Assert.All(
        page.QuerySelectorAll("main a[href^='#']"),
        link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]))));

    private IEnumerable<IDocument> Pages() => site.Documents
        .Where(page => page.Path.StartsWith("api/", StringComparison.Ordinal)).Select(page => page.Document);

    private IDocument Page(string path) => site.Documents.Single(page => page.Path == path).Document;
}
