using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDeals.Tests.Api;

/// <summary>The operators' routes for feeds and drafts, over a site of their own on loopback.</summary>
public sealed class TheDrafts(OnTheApi api) : IAsyncLifetime
{
    private const string Feed = "http://news.example/feed.xml";
    private const string MiniMax = "MiniMax has raised $40 million in a Series C round led by Zeta Ventures, the company said on Monday.";
    private const string Palisade = "Palisade Robotics has raised $20 million in a Series A round led by Zeta Ventures, the company said.";

    private readonly FeedServer _site = new();
    private OnACopy _copy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (string Title, string Link, string Published, string Text)[] items =
        [
            ("MiniMax raises $40 million", "http://news.example/minimax", "2026-06-29", MiniMax),
            ("Palisade Robotics raises $20 million", "http://news.example/palisade", "2026-06-28", Palisade),
        ];
        _site.Serve(Feed, FeedText.Rss("The Example", items));
        foreach (var (title, link, published, text) in items)
        {
            _site.Serve(link, FeedText.Page("The Example", title, published, text));
        }

        _copy = await OnACopy.StartAsync(api, Settings(Feed), services => services.AddSingleton(_site.Policy));
        _copy.Client.DefaultRequestHeaders.Add("x-functions-key", OnTheApi.Key);
    }

    [Fact]
    public async Task AreReadListedAcceptedAndThenDealsLikeAnyOther()
    {
        var run = await SendAsync(HttpMethod.Post, "operations/feeds");
        Assert.Equal(
            "{\"outcome\":\"read\",\"feeds\":1,\"failed\":0,\"articles\":2,\"drafts\":2,\"complete\":true}", run.GetRawText());
        var (minimax, palisade) = await ListedAsync();
        Assert.Equal(("minimax", "USD 40M"), (minimax.Text("company.id"), minimax.Text("claim.amount")));

        var shown = await GetAsync($"operations/drafts/{minimax.Text("id")}");
        Assert.Empty(shown.GetProperty("mayJoin").EnumerateArray());
        var accepted = await DecideAsync(minimax, """{ "decision": "accept" }""");
        Assert.Equal(("accepted", "minimax-2026-06"), (accepted.Text("state"), accepted.Text("decision.deal")));
        Assert.True(accepted.GetProperty("decision").GetProperty("isNewDeal").GetBoolean());
        Assert.Equal("rejected", (await DecideAsync(palisade, """{ "decision": "reject", "reason": "No AI." }""")).Text("state"));

        var deals = await GetAsync("deals?company=minimax&from=2026-06");
        Assert.Equal(
            [("minimax-2026-06", "$40M", "series-c")],
            deals.GetProperty("value").EnumerateArray()
                .Select(deal => (deal.Text("id"), deal.Text("amount.value.text"), deal.Text("round"))));
        Assert.Equal(
            "http://news.example/minimax", (await GetAsync("deals/minimax-2026-06")).Text("claims[].source.url"));
        Assert.Empty((await GetAsync("operations/drafts")).GetProperty("value").EnumerateArray());
        Assert.Equal("No AI.", Assert.Single((await GetAsync("operations/drafts?state=rejected")).GetProperty("value").EnumerateArray())
            .Text("decision.reason"));
        Assert.Equal(0, (await SendAsync(HttpMethod.Post, "operations/feeds")).GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task AreListedPageByPage()
    {
        await SendAsync(HttpMethod.Post, "operations/feeds");
        var first = await GetAsync("operations/drafts?limit=1");
        Assert.Equal("MiniMax", Assert.Single(first.GetProperty("value").EnumerateArray()).Text("company.name"));
        Assert.StartsWith($"{OnTheApi.PublicBase}/operations/drafts?limit=1&cursor=", first.Text("nextLink"), StringComparison.Ordinal);
        var second = await GetAsync(first.Text("nextLink")[(OnTheApi.PublicBase.Length + 1)..]);
        Assert.Equal("Palisade Robotics", Assert.Single(second.GetProperty("value").EnumerateArray()).Text("company.name"));
        Assert.False(second.TryGetProperty("nextLink", out _));
    }

    [Theory]
    [InlineData("GET", "operations/feeds")]
    [InlineData("POST", "operations/feeds")]
    [InlineData("GET", "operations/drafts")]
    [InlineData("GET", "operations/drafts/8b1bfb841fd7d636-1")]
    [InlineData("PUT", "operations/drafts/8b1bfb841fd7d636-1/decision")]
    public async Task AreForHoldersOfTheKeyOnly(string method, string address)
    {
        using var answer = await api.SendAsync(new(method), address);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("{ \"decision\": \"maybe\" }", 422, "bad-decision", "The decision is neither accept nor reject.")]
    [InlineData("{ }", 422, "bad-decision", "It is no decision in JSON")]
    [InlineData("[]", 422, "bad-decision", "It is no decision in JSON")]
    [InlineData("null", 422, "bad-decision", "The decision is neither accept nor reject.")]
    [InlineData("decision: accept", 422, "bad-decision", "It is no decision in JSON")]
    [InlineData("{ \"decision\": \"accept\", \"colour\": 1 }", 422, "bad-decision", "colour")]
    [InlineData("{ \"decision\": \"accept\", \"decision\": \"reject\" }", 422, "bad-decision", "It is no decision in JSON")]
    [InlineData("{ \"decision\": \"accept\", \"reason\": \"x\" }", 422, "bad-decision", "A reason belongs to a rejected draft")]
    [InlineData("{ \"decision\": \"reject\", \"deal\": \"new\" }", 422, "bad-decision", "A rejected draft has a reason and nothing else.")]
    [InlineData("{ \"decision\": \"accept\", \"deal\": \"New Deal\" }", 422, "bad-decision", "deal: 'New Deal' is not an id")]
    [InlineData("{ \"decision\": \"accept\", \"kind\": \"round\" }", 422, "bad-decision", "kind: 'round' is not one of funding-round")]
    [InlineData("{ \"decision\": \"accept\", \"claim\": \"all\" }", 422, "bad-decision", "The claim is not an object")]
    [InlineData("{ \"decision\": \"accept\", \"claim\": { \"status\": \"done\" } }", 422, "bad-claim", "has no source")]
    [InlineData("{ \"decision\": \"accept\", \"deal\": \"openai-2026-02\" }", 409, "needs-choice", "MiniMax has no deal openai-2026")]
    [InlineData("{ \"decision\": \"accept\", \"company\": \"nobody\" }", 409, "needs-choice", "nobody is not registered")]
    public async Task RefuseADecisionThatCannotBeUsed(string body, int status, string type, string detail)
    {
        await SendAsync(HttpMethod.Post, "operations/feeds");
        var (minimax, _) = await ListedAsync();
        using var answer = await PutAsync(minimax.Text("id"), body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((status, $"urn:serverlessdeals:problem:{type}"), ((int)answer.StatusCode, problem.Text("type")));
        Assert.Contains(detail, problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync("operations/drafts")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task AreDecidedOnceAndOnlyAsTheyWereSeen()
    {
        await SendAsync(HttpMethod.Post, "operations/feeds");
        var (minimax, _) = await ListedAsync();
        var id = minimax.Text("id");
        using var shown = await _copy.Client.GetAsync(new Uri($"operations/drafts/{id}", UriKind.Relative), Cancel);
        using var other = await PutAsync(id, """{ "decision": "reject" }""", "\"another\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, other.StatusCode);
        using var rejected = await PutAsync(id, """{ "decision": "reject" }""", shown.Headers.ETag!.Tag);
        using var again = await PutAsync(id, """{ "decision": "reject" }""");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (rejected.StatusCode, again.StatusCode));
        Assert.Equal(await rejected.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
        using var otherwise = await PutAsync(id, """{ "decision": "accept" }""");
        Assert.Equal(HttpStatusCode.Conflict, otherwise.StatusCode);
        Assert.Contains("already-decided", await otherwise.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var nobody = await PutAsync("0000000000000000-1", """{ "decision": "reject" }""");
        using var strange = await PutAsync("..%2F..%2Fdeals", """{ "decision": "reject" }""");
        using var large = await PutAsync(id, new string(' ', 70_000) + """{ "decision": "reject" }""");
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge],
            [nobody.StatusCode, strange.StatusCode, large.StatusCode]);
    }

    [Theory]
    [InlineData("operations/drafts?state=all", "'all' is not one of pending, accepted, rejected")]
    [InlineData("operations/drafts?limit=101", "'101' is not a whole number from 1 to 100.")]
    [InlineData("operations/drafts?cursor=abc", "It is not a cursor of this list")]
    [InlineData("operations/drafts?cursor=ZHJhZnRzfg", "It is not a cursor of this list")]
    public async Task RefuseParametersThatCannotBeUsed(string address, string detail)
    {
        using var answer = await _copy.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(detail, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Text("detail"), StringComparison.Ordinal);
    }

    // The feed's fault is shown, and the service is as well as before.
    [Fact]
    public async Task LeaveTheServiceWellIfAFeedFails()
    {
        Assert.False((await GetAsync("health")).TryGetProperty("feeds", out _));
        _site.Pages[Feed] = _ => FeedReply.Of(503);
        Assert.Equal("some-failed", (await SendAsync(HttpMethod.Post, "operations/feeds")).Text("outcome"));
        var health = await GetAsync("health");
        Assert.Equal(("ok", 1, 1), (health.Text("status"), health.GetProperty("feeds").GetProperty("feeds").GetInt32(),
            health.GetProperty("feeds").GetProperty("failing").GetInt32()));
        var feed = Assert.Single((await GetAsync("operations/feeds")).GetProperty("value").EnumerateArray());
        Assert.Equal((Feed, "Its site answers 503."), (feed.Text("address"), feed.Text("failure")));
        // Anyone may ask for the health, and addresses of feeds may be secrets of the operator.
        Assert.DoesNotContain("news.example", health.GetRawText(), StringComparison.Ordinal);
    }

    // As in Azure, where no test replaces the policy.
    [Fact]
    public async Task AreNeverReadFromAPrivateNetwork()
    {
        await using var copy = await OnACopy.StartAsync(
            api, Settings($"https://127.0.0.1:{_site.Address.Port}/feed.xml https://localhost:{_site.Address.Port}/feed.xml {Feed}"));
        copy.Client.DefaultRequestHeaders.Add("x-functions-key", OnTheApi.Key);
        using var run = await copy.Client.PostAsync(new Uri("operations/feeds", UriKind.Relative), null, Cancel);
        Assert.Equal(3, (await run.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("failed").GetInt32());
        var feeds = (await copy.Client.GetFromJsonAsync<JsonElement>(new Uri("operations/feeds", UriKind.Relative), Cancel))
            .GetProperty("value").EnumerateArray().Select(feed => feed.Text("failure")).ToList();
        Assert.Equal("127.0.0.1 is in a network that is not public: 127.0.0.1.", feeds[0]);
        Assert.StartsWith("localhost is in a network that is not public: ", feeds[1], StringComparison.Ordinal);
        Assert.StartsWith("It does not begin with https://", feeds[2], StringComparison.Ordinal);
        Assert.Empty(_site.Asked);
    }

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        await _site.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(string feeds) => new(OnTheApi.Settings()) { ["ArticleFeeds"] = feeds };

    private async Task<(JsonElement MiniMax, JsonElement Palisade)> ListedAsync()
    {
        var drafts = (await GetAsync("operations/drafts")).GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(2, drafts.Count);
        return (drafts[0], drafts[1]);
    }

    private Task<JsonElement> GetAsync(string address) =>
        _copy.Client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Cancel);

    private async Task<JsonElement> SendAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await _copy.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private async Task<JsonElement> DecideAsync(JsonElement draft, string body)
    {
        using var answer = await PutAsync(draft.Text("id"), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private Task<HttpResponseMessage> PutAsync(string id, string body, string? match = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"operations/drafts/{id}/decision", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        return _copy.Client.SendAsync(request, Cancel);
    }
}
