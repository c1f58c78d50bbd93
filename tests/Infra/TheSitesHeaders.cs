using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra;

public sealed class TheSitesHeaders
{
    [Fact]
    public async Task AreThoseOfTheFileThatAzureReadsOnPagesAndOnMissingOnes()
    {
        var folder = Directory.CreateTempSubdirectory("site");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<p>Here", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "404.html"), "<p>Not here", TestContext.Current.CancellationToken);
        await using var server = SiteServer.Build(0, folder.FullName);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        foreach (var page in new[] { "/", "/missing" })
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.All(Headers().Where(header => header.Key != "Cache-Control"), header => Assert.Equal(header.Value, string.Join(", ", answer.Headers.GetValues(header.Key))));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void AllowNoScriptOfOthersNoFramesNoFormsToOthersAndNoGuessingOfTypes()
    {
        var headers = Headers();
        var policy = headers["Content-Security-Policy"].Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain(policy, part => part.Contains("unsafe-inline", StringComparison.Ordinal) || part.Contains("unsafe-eval'", StringComparison.Ordinal) && !part.Contains("wasm-unsafe-eval'", StringComparison.Ordinal));
        Assert.DoesNotContain(policy, part => part.Contains("http", StringComparison.Ordinal) || part.Contains('*', StringComparison.Ordinal));
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.StartsWith("max-age=31536000", headers["Strict-Transport-Security"], StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Headers() =>
        JsonDocument.Parse(Checkout.Read("infra/site/staticwebapp.config.json")).RootElement.GetProperty("globalHeaders").EnumerateObject()
            .ToDictionary(header => header.Name, header => header.Value.GetString()!);
}
