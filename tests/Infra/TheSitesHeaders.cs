using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra;

public sealed class TheSitesHeaders
{
    [Fact]
    public async Task AreTheSameLocallyAsInAzureEvenOnMissingPages()
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
            Assert.All(
                Headers().Where(header => header.Key != "Cache-Control"),
                header => Assert.Equal(header.Value, string.Join(", ", answer.Headers.GetValues(header.Key))));
            Assert.Equal("no-cache", $"{answer.Headers.CacheControl}");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task AllowOtherSitesToFrameChartsAndNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("site");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "404.html"), "<p>Not here", TestContext.Current.CancellationToken);
        await using var server = SiteServer.Build(0, folder.FullName);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        async Task<(string Policy, bool IsListed, bool IsSniffed)> AskAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            return (
                answer.Headers.GetValues("Content-Security-Policy").Single(), !answer.Headers.Contains("X-Robots-Tag"),
                !answer.Headers.Contains("X-Content-Type-Options"));
        }

        var embedded = await AskAsync("/embed/charts/league/");
        Assert.EndsWith("; frame-ancestors *", embedded.Policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", embedded.Policy, StringComparison.Ordinal);
        Assert.Equal((false, false), (embedded.IsListed, embedded.IsSniffed));
        foreach (var address in new[] { "/charts/league/", "/embedded/", "/" })
        {
            var other = await AskAsync(address);
            Assert.EndsWith("; frame-ancestors 'none'", other.Policy, StringComparison.Ordinal);
            Assert.True(other.IsListed, address);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("identity", "")]
    public async Task NameTheSameTypeAsAzureAndTheRequestedCompression(string accepted, string used)
    {
        var folder = Directory.CreateTempSubdirectory("site");
        var types = Section("mimeTypes");
        foreach (var ending in types.Keys)
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "feed" + ending),
                new string('x', 2000),
                TestContext.Current.CancellationToken);
        }

        await using var server = SiteServer.Build(0, folder.FullName);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        foreach (var (ending, type) in types)
        {
            using var answer = await client.GetAsync(new Uri("/feed" + ending, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(
                (type, used),
                ($"{answer.Content.Headers.ContentType}", string.Join(", ", answer.Content.Headers.ContentEncoding)));
            Assert.Equal(
                used.Length == 0,
                (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length == 2000);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void NameTheCharsetOfTextTypes() =>
        Assert.All(
            Section("mimeTypes"),
            type => Assert.Equal(
                type.Value.StartsWith("text/", StringComparison.Ordinal) || type.Key == ".atom",
                type.Value.EndsWith("; charset=utf-8", StringComparison.Ordinal)));

    [Fact]
    public void AllowNoForeignScriptsFramesOrFormsAndNoTypeGuessing()
    {
        var headers = Headers();
        var policy = headers["Content-Security-Policy"].Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("font-src 'self'", policy);
        Assert.DoesNotContain(
            policy,
            part => part.Contains("unsafe-inline", StringComparison.Ordinal)
                || (part.Contains("unsafe-eval'", StringComparison.Ordinal)
                    && !part.Contains("wasm-unsafe-eval'", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            policy,
            part => part.Contains("http", StringComparison.Ordinal) || part.Contains('*', StringComparison.Ordinal));
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.StartsWith("max-age=31536000", headers["Strict-Transport-Security"], StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Headers() => Section("globalHeaders");

    private static Dictionary<string, string> Section(string name) =>
        JsonDocument.Parse(Checkout.Read("infra/site/staticwebapp.config.json")).RootElement.GetProperty(name).EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
}
