using System.Text.Json;

namespace ServerlessDeals.Bench.Peers;

/// <summary>json-server, which serves a JSON file. It is installed from npm below artifacts/.</summary>
internal static class JsonServer
{
    public const string Name = $"json-server {Version}";

    /// <summary>The newest fifty deals.</summary>
    public const string Sorted = "/deals?_sort=date&_order=desc&_page=1&_limit=50";

    /// <summary>Fifty deals in any order.</summary>
    public const string Unsorted = "/deals?_page=1&_limit=50";

    private const string Version = "0.17.4";

    /// <exception cref="StartException">It cannot be installed.</exception>
    public static async Task<ChildProcess> StartAsync(Session session, GeneratedCorpus corpus, int port, CancellationToken cancel)
    {
        var folder = Path.Combine(session.Artifacts, "json-server");
        var program = await NpmPackage.InstallAsync(folder, "json-server", Version, "lib/cli/bin.js", cancel);
        var file = session.NewPath("db.json");
        var items = Enumerable.Range(0, corpus.Deals).Select(number => corpus.Named(number))
            .Select(pair => DealHistory.Of(pair.Deal, pair.Named, ExchangeRates.None))
            .Select(history => JsonSerializer.Serialize(history.Item, DealsJson.Web.DealItem));
        await File.WriteAllTextAsync(file, $$"""{"deals":[{{string.Join(',', items)}}]}""", cancel);
        return ChildProcess.Start(new("node", [program, "--quiet", "--host", "127.0.0.1", "--port", $"{port}", file]));
    }
}
