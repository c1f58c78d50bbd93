using Microsoft.Playwright;
using ServerlessDeals.Cli.Hosting;
using Xunit.Sdk;

namespace ServerlessDeals.Tests.Browser;

public sealed class AVisitOfAFaultyPage(OnTheSite site)
{
    [Theory]
    [InlineData("<p class='wide'>Wide</p>", "wider than the window")]
    [InlineData("<img src='/none.png'>", "image-alt")]
    [InlineData("<p class='pale'>Pale in light colors</p>", "color-contrast")]
    [InlineData("<p class='dark'>Pale in dark colors</p>", "color-contrast")]
    public async Task Fails(string body, string reason)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "unusual", $"faulty-{body.Length}");
        Directory.CreateDirectory(folder);
        const string Style = """
            .wide { width: 3000px }
            body { background: #fff; color: #000 }
            .pale { color: #eee }
            @media (prefers-color-scheme: dark) { .pale { color: #000 } .dark { color: #eee } }
            """;
        var page = $"""
            <!doctype html>
            <html lang="en"><title>Faulty</title><link rel="icon" href="/none.png"><link rel="stylesheet" href="/site.css">
            <main><h1>Faulty</h1>{body}</main></html>
            """;
        await File.WriteAllTextAsync(Path.Combine(folder, "site.css"), Style, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "none.png"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page, TestContext.Current.CancellationToken);
        await using var host = SiteServer.Build(0, folder);
        await host.StartAsync(TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => AVisit.IsGoodAsync(site.Browser, host.Urls.Single(), "/", "faulty", 1280, ColorScheme.Light));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
