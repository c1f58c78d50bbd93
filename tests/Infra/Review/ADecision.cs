using System.Net;
using Microsoft.AspNetCore.Builder;
using ServerlessDeals.Cli.Review;
using ServerlessDeals.Loading.Reading.Pages;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Tests.Infra.Review;

/// <summary>What the page of deals review shows and does, request by request.</summary>
public sealed class ADecision : IAsyncLifetime
{
    private const string Key = "0123456789abcdef";

    private readonly AReviewFolder _folder = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication _app = null!;
    private ReviewDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Origin => _app.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        _desk = Desk();
        _app = new ReviewServer(_desk, Key).Build(0);
        await _app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ShowsTheWordsMarkedAndTheDealBeforeAndAfter()
    {
        var page = await PageAsync("");
        Assert.Contains("Draft 1 of 3", page, StringComparison.Ordinal);
        Assert.Contains("<mark title=\"amount\">$10 million</mark>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#says-amount\">“$10 million”</a>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"acme-2024-03\" data-key=\"1\" checked", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">status</th><td>announced</td><td>closed</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">valuation</th><td></td><td>$90M</td>", page, StringComparison.Ordinal);
        Assert.Contains("its name alone: Zeta Ventures.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatAcceptsEntersTheClaimAsAcceptDoes()
    {
        var answer = await PostAsync("accept", await FormAsync());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("id: the-gazette-2024-03-20-acme", _folder.Text("companies/acme.yaml"), StringComparison.Ordinal);
        Assert.Contains("zeta-ventures", _folder.Text("investors.yaml"), StringComparison.Ordinal);
        Assert.Equal((1, 2), (_desk.Accepted, _desk.Waiting.Count));
        Assert.Contains("Entered the claim the-gazette-2024-03-20-acme", await PageAsync(""), StringComparison.Ordinal);
        Assert.Equal(2, Desk().Waiting.Count);
    }

    [Fact]
    public async Task ThatChangesFieldsEntersTheChangedOnes()
    {
        var form = await FormAsync();
        (form["amount"], form["deal"], form["party-0-role"]) = ("more than USD 11M", "new", "lead");
        await PostAsync("accept", form);
        var file = _folder.Text("companies/acme.yaml");
        Assert.Contains("- id: acme-2024-03-2", file, StringComparison.Ordinal);
        Assert.Contains("amount: more than USD 11M", file, StringComparison.Ordinal);
        Assert.Contains("{ org: zeta-ventures, role: lead, commitment: closed }", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount", "11 million", "amount", "is not an amount")]
    [InlineData("status", "done", "status", "is not one of rumoured")]
    [InlineData("published", "yesterday", "published", "write a date, such as 2024-03-05")]
    [InlineData("address", "gazette", "address", "web address")]
    [InlineData("publisher", "", "publisher", "name the publisher")]
    [InlineData("party-0-amount", "much", "party-0-amount", "write an amount")]
    [InlineData("deal", "acme-1999", null, "has no deal acme-1999")]
    public async Task WithAWrongFieldWritesNothingAndSaysWhatIsRight(string field, string text, string? wrong, string message)
    {
        var before = _folder.Text("companies/acme.yaml");
        var form = await FormAsync();
        form[field] = text;
        var answer = await PostAsync("accept", form);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(wrong is not null, page.Contains($"href=\"#{wrong}\"", StringComparison.Ordinal) && wrong is not null);
        Assert.Equal(before, _folder.Text("companies/acme.yaml"));
    }

    [Fact]
    public async Task ThatRejectsIsRememberedAndCanBeTakenBack()
    {
        var form = await FormAsync();
        await PostAsync("reject", form);
        Assert.Equal(2, _desk.Waiting.Count);
        Assert.Equal(2, Desk().Waiting.Count);
        Assert.Equal(3, Desk(again: true).Waiting.Count);
        Assert.Contains("take-back", await PageAsync(""), StringComparison.Ordinal);
        await PostAsync("take-back", new() { ["draft"] = form["draft"] });
        Assert.Equal(3, Desk().Waiting.Count);
    }

    [Fact]
    public async Task NeverLetsTheArticleWriteHtml()
    {
        var page = await PageAsync($"?draft={_desk.Waiting[2].Key}");
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatWasMadeElsewhereIsRefused()
    {
        var form = await FormAsync();
        await PostAsync("reject", form);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("accept", form)).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost:1")]
    public async Task OfAnotherSiteIsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Origin}/{Key}/reject")
        {
            Content = new FormUrlEncodedContent(await FormAsync()),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.SendAsync(request, Cancel)).StatusCode);
        Assert.Equal(3, _desk.Waiting.Count);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdee/", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdef/..%2f", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdef/review.js", HttpStatusCode.OK)]
    public async Task NeedsTheKeyOfThePath(string path, HttpStatusCode status)
    {
        var answer = await _client.GetAsync(new Uri(Origin + path), Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    private ReviewDesk Desk(bool again = false)
    {
        var articles = Directory.EnumerateFiles(_folder.Articles).Order(StringComparer.Ordinal)
            .SelectMany(file => ArticleSource.Read(System.IO.File.ReadAllText(file), "").OrThrow()).ToList();
        var desk = new ReviewDesk(_folder.Seeds, articles, new(_folder.Rejected), again, TimeProvider.System);
        desk.Read();
        return desk;
    }

    private Task<string> PageAsync(string query) => _client.GetStringAsync(new Uri($"{Origin}/{Key}/{query}"), Cancel);

    // What a browser sends of the page as it is.
    private async Task<Dictionary<string, string>> FormAsync()
    {
        var page = await PageAsync("");
        var draft = _desk.Waiting[0];
        Assert.Contains(draft.Key, page, StringComparison.Ordinal);
        var form = _desk.Preview(draft).Form;
        return new(StringComparer.Ordinal)
        {
            ["draft"] = draft.Key,
            ["publisher"] = form.Publisher,
            ["published"] = form.Published,
            ["address"] = form.Address,
            ["company"] = form.Company,
            ["kind"] = form.Kind,
            ["status"] = form.Status,
            ["announced"] = form.Announced,
            ["round"] = form.Round,
            ["amount"] = form.Amount,
            ["valuation"] = form.Valuation,
            ["cites"] = form.Cites,
            ["party-0-name"] = form.Parties[0].Name,
            ["party-0-role"] = form.Parties[0].Role,
            ["party-0-commitment"] = form.Parties[0].Commitment,
            ["party-0-amount"] = form.Parties[0].Amount,
            ["deal"] = "acme-2024-03",
        };
    }

    private async Task<HttpResponseMessage> PostAsync(string what, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await _client.PostAsync(new Uri($"{Origin}/{Key}/{what}"), content, Cancel);
    }
}
