using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Corpus;

namespace ServerlessDeals.Bench.Peers;

/// <summary>json-server, which serves a JSON file: installed from npm below artifacts/.</summary>
internal static class JsonServer
{
    public const string Version = "0.17.4";

    /// <summary>The list of fifty deals, newest first, as its own parameters say it; and without an order.</summary>
    public const string Sorted = "/deals?_sort=date&_order=desc&_page=1&_limit=50";
    public const string Unsorted = "/deals?_page=1&_limit=50";

    /// <returns>Null where it cannot be installed.</returns>
    public static async Task<Peer?> StartAsync(Ground ground, GeneratedCorpus corpus, int port, CancellationToken cancel)
    {
        if (await InstalledAsync(ground, cancel) is not { } main)
        {
            return null;
        }

        var file = Path.Combine(ground.EmptyFolder("json-server"), "db.json");
        await WriteAsync(file, corpus, cancel);
        return Peer.Start("node", [main, "--quiet", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), file]);
    }

    private static async Task<string?> InstalledAsync(Ground ground, CancellationToken cancel)
    {
        try
        {
            return await NpmPackage.InstallAsync(Path.Combine(ground.Artifacts, "json-server"), "json-server", Version, "lib/cli/bin.js", cancel);
        }
        catch (StartException missing)
        {
            ground.Tell($"  {missing.Message}");
            return null;
        }
    }

    private static async Task WriteAsync(string path, GeneratedCorpus corpus, CancellationToken cancel)
    {
        await using var file = File.Create(path);
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteStartArray("deals");
        for (var number = 0; number < corpus.Deals; number++)
        {
            var (deal, named) = corpus.Named(number);
            JsonSerializer.Serialize(json, DealHistory.Of(deal, named).Periods[^1].Item, DealsJson.Web.DealItem);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }
}
