namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// What a visitor downloads for a page before its images: the page, its style sheet and its scripts, compressed by the server.
/// </summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class TheWeight(OnTheSite site)
{
    private const int Most = 60_000;

    [Fact]
    public async Task IsUnderSixtyKilobytesOnEveryPage()
    {
        // All browsers accept gzip. They accept br, which is smaller, only over https.
        using var client = new HttpClient { BaseAddress = new(site.Address) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        async Task<int> WeighAsync(string address)
        {
            if (!files.TryGetValue(address, out var bytes))
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
                bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
                files.Add(address, bytes);
            }

            return bytes;
        }

        var pages = new List<(int Bytes, string Path)>();
        foreach (var (path, document) in site.Documents)
        {
            var bytes = await WeighAsync("/" + path);
            foreach (var part in document.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(
                element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Distinct().SelectMany(WithImports))
            {
                bytes += await WeighAsync(part);
            }

            pages.Add((bytes, path));
        }

        var heaviest = pages.Max();
        TestContext.Current.SendDiagnosticMessage($"The heaviest page of {pages.Count} is {heaviest.Path}: {heaviest.Bytes} bytes.");
        Assert.True(heaviest.Bytes < Most, $"{heaviest.Path} weighs {heaviest.Bytes} bytes with its style and scripts.");
    }

    private IEnumerable<string> WithImports(string part) => part.EndsWith(".js", StringComparison.Ordinal)
        ? File.ReadLines(Path.Combine(site.Folder, part[1..])).Where(line => line.StartsWith("import ", StringComparison.Ordinal))
            .SelectMany(line => WithImports(line.Split('"')[1])).Prepend(part)
        : [part];
}
