using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace ServerlessDeals.Tests.Api;

/// <summary>What /api/mcp does with requests that no official client would send.</summary>
public sealed class TheAssistantsRoute(OnTheApi api)
{
    private const string Newest = "2026-07-28";

    private const string ListTools = """{ "jsonrpc": "2.0", "id": 1, "method": "tools/list" }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode, int> Wrong => new()
    {
        { "[" + ListTools + "]", HttpStatusCode.BadRequest, -32600 },
        { "", HttpStatusCode.BadRequest, -32700 },
        { "{", HttpStatusCode.BadRequest, -32700 },
        { "\u0000", HttpStatusCode.BadRequest, -32700 },
        { "5", HttpStatusCode.BadRequest, -32600 },
        { """{ "jsonrpc": "2.0", "id": 1, "method": 5 }""", HttpStatusCode.BadRequest, -32600 },
        { """{ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": [] }""", HttpStatusCode.BadRequest, -32600 },
        { """{ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": { "name": 7 } }""", HttpStatusCode.BadRequest, -32600 },
        {
            $$"""{ "jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": { "a": {{new string('[', 30_000)}} } }""",
            HttpStatusCode.BadRequest,
            -32700
        },
        { ListTools + new string(' ', 33_000), HttpStatusCode.RequestEntityTooLarge, -32600 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task AnswersABodyThatIsNoMessageWithAnErrorOfTheProtocol(string body, HttpStatusCode status, int code)
    {
        using var answer = await PostAsync(body);
        Assert.Equal((status, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var fault = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal(("2.0", JsonValueKind.Null), (fault.Text("jsonrpc"), fault.GetProperty("id").ValueKind));
        Assert.Equal(code, fault.GetProperty("error").GetProperty("code").GetInt32());
        Assert.EndsWith(".", fault.Text("error.message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    public async Task AllowsOnlyPost(string method)
    {
        using var answer = await api.SendAsync(HttpMethod.Parse(method), "mcp");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, string.Join(' ', answer.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("https://deals.example", HttpStatusCode.OK)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://deals.example", HttpStatusCode.Forbidden)]
    [InlineData("https://deals.example:8443", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:7071", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task RefusesPagesOfOtherSites(string origin, HttpStatusCode status)
    {
        using var answer = await PostAsync(ListTools, request => request.Headers.Add("Origin", origin));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=nothing", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    public async Task TakesOnlyJson(string type, HttpStatusCode status)
    {
        using var answer = await PostAsync(ListTools, request =>
        {
            request.Content!.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        });
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, Newest)]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-03-26", "2025-03-26")]
    public async Task SpeaksTheRevisionsThatAssistantsHave(string? asked, string spoken)
    {
        await using var assistant = await AnAssistant.ConnectAsync(api.Client.BaseAddress!, asked);
        Assert.Equal((spoken, null), (assistant.Client.NegotiatedProtocolVersion, assistant.Client.SessionId));
        Assert.Equal("closed", (await assistant.AnswerAsync("get_deal", """{ "id": "minimax-2024-03" }""")).Text("deal.status"));
    }

    [Fact]
    public async Task NeverFailsWhateverTheArgumentsAre()
    {
        var names = new[] { "find_organization", "list_deals", "get_deal", "get_organization", "get_summary", "known_on", "nothing" };
        var keys = new[] { "id", "q", "company", "dimension", "key", "day", "deal", "asOf", "limit", "cursor", "minAmount", "from", "x" };
        var values = new[]
        {
            "\"minimax\"", "\"minimax-2024-03\"", "\"2024-03-06\"", "\"2024\"", "\"month\"", "\"investor\"", "0", "-1", "20", "1e400",
            "true", "null", "[]", "[\"a\", 5, null]", "{}", "[[]]", "\"\\u0000\\ud800\"", "\"' or 1 eq 1\"",
            "\"" + new string('x', 500) + "\"",
        };
        await Gen.Select(AnyOf(names), AnyOf(keys).Array[0, 4], AnyOf(values).Array[4], Gen.Int[0, 9])
            .SampleAsync(
                async (name, chosen, given, damage) =>
                {
                    var pairs = chosen.Distinct().Zip(given, (key, value) => $"\"{key}\": {value}");
                    var body = $$$"""
                        { "jsonrpc": "2.0", "id": 1, "method": "tools/call",
                          "params": { "name": "{{{name}}}", "arguments": { {{{string.Join(", ", pairs)}}} } } }
                        """;
                    using var answer = await PostAsync(damage == 0 ? body.Remove(body.Length / 2, 3) : body);
                    Assert.True((int)answer.StatusCode < 500, $"{body}: {answer.StatusCode}");
                    Assert.Contains("\"jsonrpc\":\"2.0\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
                },
                iter: Long.Cases(always: 400, atNight: 10_000),
                threads: Environment.ProcessorCount);
    }

    private static Gen<string> AnyOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private Task<HttpResponseMessage> PostAsync(string body, Action<HttpRequestMessage>? edit = null) =>
        api.SendAsync(HttpMethod.Post, "mcp", request =>
        {
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            edit?.Invoke(request);
        });
}
