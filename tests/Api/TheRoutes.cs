using System.Net;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions;

namespace ServerlessDeals.Tests.Api;

public sealed class TheRoutes(OnTheApi api)
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["deals/{id}"] = "minimax-2024-03",
        ["deals/{id}/claims/{claimId}"] = "minimax-2024-03/claims/chinadailyhk-2025-06-19-minimax",
        ["companies/{id}"] = "minimax",
        ["investors/{id}"] = "alibaba",
        ["summaries/{dimension}/{key?}"] = "month/2024-03",
        ["briefings/{period}"] = "2024-W10",
        ["changes"] = "?since=2020-01-01",
        ["search"] = "?q=mini",
    };

    public static TheoryData<string> Readable() =>
    [
        .. Triggers().Where(trigger => trigger.AuthLevel == AuthorizationLevel.Anonymous && !trigger.Methods!.Contains("post"))
            .Select(trigger => trigger.Route!),
    ];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task AnswerGetAndHeadAlikeAndOtherMethodsWith404(string route)
    {
        var address = route.Split("/{")[0] + (Samples.TryGetValue(route, out var sample) ? (sample[0] == '?' ? "" : "/") + sample : "");
        using var get = await api.SendAsync(HttpMethod.Get, address);
        var type = Path.GetExtension(route) switch
        {
            ".csv" => "text/csv",
            ".ndjson" => "application/x-ndjson",
            ".atom" => "application/atom+xml",
            _ when route == "feed.json" => "application/feed+json",
            _ => "application/json",
        };
        Assert.Equal((HttpStatusCode.OK, type), (get.StatusCode, get.Content.Headers.ContentType?.MediaType));
        using var head = await api.SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        foreach (var verb in new[] { HttpMethod.Post, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var other = await api.SendAsync(verb, address);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
    }

    [Fact]
    public void DoNotUsePathsThatTheHostReserves() => Assert.DoesNotContain(Triggers(), trigger =>
        trigger.Route!.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || trigger.Route.StartsWith(
            "runtime",
            StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task GiveNotFoundForAnyOtherPath()
    {
        using var answer = await api.SendAsync(HttpMethod.Get, "nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task SendTheSecurityHeadersOfTheRealHost()
    {
        using var answer = await api.SendAsync(HttpMethod.Get, "nothing/here");
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", string.Join(' ', answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task RequireAKeyWhereTheTriggerDoes()
    {
        using var without = await api.SendAsync(HttpMethod.Post, "operations/refresh");
        using var wrong = await api.SendAsync(
            HttpMethod.Post,
            "operations/refresh",
            request => request.Headers.Add("x-functions-key", "another"));
        using var header = await api.SendAsync(
            HttpMethod.Post,
            "operations/refresh",
            request => request.Headers.Add("x-functions-key", OnTheApi.Key));
        using var code = await api.SendAsync(HttpMethod.Post, $"operations/refresh?code={Uri.EscapeDataString(OnTheApi.Key)}");
        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK],
            [without.StatusCode, wrong.StatusCode, header.StatusCode, code.StatusCode]);
    }

    private static IEnumerable<HttpTriggerAttribute> Triggers() => typeof(Triggers).GetMethods()
        .SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        .OfType<HttpTriggerAttribute>();
}
