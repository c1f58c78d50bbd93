using System.Text.Json;

namespace ServerlessDeals.Bench.Peers;

/// <summary>json-server, which serves a JSON file. It is installed from npm below artifacts/.</summary>
internal static class JsonServer
{
    public const string Name = $"json-server {Version}";

    private const string Version = "0.17.4";

    /// <summary>The newest fifty deals in its own parameters, and fifty deals in any order.</summary>
    public const string Sorted = "/deals?_sort=date&_order=desc&_page=1&_limit=50";
    public const string Unsorted = "/deals?_page=1&_limit=50";

    /// <returns>Null if it cannot be installed.</returns>
    public static async Task<Peer?> StartAsync(Session session, GeneratedCorpus corpus, int port, CancellationToken cancel)
    {
        try
        {
            var folder = Path.Combine(session.Artifacts, "json-server");
            var program = await NpmPackage.InstallAsync(folder, "json-server", Version, "lib/cli/bin.js", cancel);
            var file = Path.Combine(session.NewFolder(), "db.json");
            var items = Enumerable.Range(0, corpus.Deals).Select(number => corpus.Named(number))
                .Select(pair => DealHistory.Of(pair.Deal, pair.Named).Item)
                .Select(item => JsonSerializer.Serialize(item, DealsJson.Web.DealItem));
            await File.WriteAllTextAsync(file, $$"""{"deals":[{{string.Join(',', items)}}]}""", cancel);
            return Peer.Start("node", [program, "--quiet", "--host", "127.0.0.1", "--port", $"{port}", file]);
        }
        catch (StartException missing)
        {
            session.Tell($"  {missing.Message}");
            return null;
        }
    }
}
