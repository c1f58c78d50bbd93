using System.Net;

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// Cross-origin requests to the local host. In Azure the platform answers them; the list of readable headers is in host.json, which both
/// send.
/// </summary>
public sealed class AScriptOfAnotherSite(OnTheApi api)
{
    private static readonly string[] Readable = ["ETag", "Link", "Last-Modified", "Retry-After", "Content-Disposition"];

    [Theory]
    [InlineData("deals?limit=5")]
    [InlineData("summaries/overall")]
    [InlineData("export/deals.csv")]
    [InlineData("deals?limit=0")]
    public async Task MayReadEveryHeaderThatAnAnswerHas(string address)
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get, address, request => request.Headers.Add("Origin", "https://another.example"));
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(Readable, answer.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(", "));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET", "If-None-Match", true)]
    [InlineData("GET", "If-Modified-Since", true)]
    [InlineData("HEAD", "Accept", true)]
    [InlineData("GET", "X-Functions-Key", false)]
    [InlineData("PUT", "Accept", false)]
    public async Task MayAskForAnAnswerOnlyIfItHasChangedButNotWrite(string method, string header, bool allowed)
    {
        using var answer = await api.SendAsync(HttpMethod.Options, "deals", request =>
        {
            request.Headers.Add("Origin", "https://another.example");
            request.Headers.Add("Access-Control-Request-Method", method);
            request.Headers.Add("Access-Control-Request-Headers", header);
        });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var (methods, headers) = (Values("Access-Control-Allow-Methods"), Values("Access-Control-Allow-Headers"));
        Assert.Equal(allowed, methods.Contains(method) && headers.Contains(header, StringComparer.OrdinalIgnoreCase));

        string[] Values(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single().Split(',') : [];
    }
}
