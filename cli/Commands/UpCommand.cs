using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Starts all of it on this machine: emulator, deals, summaries, API.</summary>
internal static class UpCommand
{
    private const int BlobPort = 10000;

    public static Command Create()
    {
        var seeds = Common.Seeds();
        var once = new Option<bool>("--once") { Description = "Do it all, check that it answers, and end." };
        var port = new Option<int>("--port") { Description = "The API's port.", DefaultValueFactory = _ => 7071 };
        var sitePort = new Option<int>("--site-port") { Description = "The site's port.", DefaultValueFactory = _ => 4280 };
        var command = new Command("up", "Start the emulator, load the deals, refresh the summaries, build the site and serve API and site.")
        {
            seeds, once, port, sitePort,
        };
        command.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetValue(seeds)!, parsed.GetValue(once), parsed.GetValue(port), parsed.GetValue(sitePort), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string seeds, bool once, int port, int sitePort, CancellationToken cancel)
    {
        if (Common.Read(seeds) is not { } set)
        {
            return 1;
        }

        Ports.RequireFree(port, "the API");
        Ports.RequireFree(sitePort, "the site");
        await using var azurite = await Azurite.StartAsync(Path.GetFullPath("artifacts"), BlobPort, keep: true, cancel);
        var tables = Common.Tables(azurite.ConnectionString);
        await Common.SeedAsync(tables, set, cancel);
        await Common.RefreshAsync(tables, full: false, alone: true, cancel);

        var key = Environment.GetEnvironmentVariable("LocalFunctionKey") ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DealsStorage"] = azurite.ConnectionString,
            ["SummarySchedule"] = Environment.GetEnvironmentVariable("SummarySchedule") ?? "0 */15 * * * *",
            ["PublicBaseUrl"] = $"http://localhost:{port}/api",
        };
        await using var api = LocalHost.Build(port, settings, key);
        await api.StartAsync(cancel);
        var folder = Path.GetFullPath("artifacts/site");
        await SiteServer.GenerateAsync(folder, azurite.ConnectionString, cancel);
        await using var site = SiteServer.Build(sitePort, folder);
        await site.StartAsync(cancel);
        Console.WriteLine($"API:  http://localhost:{port}/api/deals");
        Console.WriteLine($"Site: http://localhost:{sitePort}/");
        if (once)
        {
            return await CheckAsync(port, sitePort, set.Deals.Count, cancel);
        }

        Console.WriteLine($"Function key for POST /api/admin/refresh: {key}");
        Console.WriteLine("Ctrl-C ends all of it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Ending.");
        }

        await site.StopAsync(CancellationToken.None);
        await api.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task<int> CheckAsync(int port, int sitePort, int deals, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/api/") };
        var overall = JsonDocument.Parse(await client.GetStringAsync(new Uri("summaries/overall", UriKind.Relative), cancel)).RootElement;
        var counted = overall.GetProperty("announced").GetProperty("deals").GetInt32()
            + overall.GetProperty("inTalks").GetProperty("deals").GetInt32() + overall.GetProperty("cancelled").GetInt32();
        var listed = 0;
        for (var next = $"http://localhost:{port}/api/deals?limit=100"; next is not null;)
        {
            var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(next), cancel)).RootElement;
            listed += page.GetProperty("value").GetArrayLength();
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }

        var front = await client.GetStringAsync(new Uri($"http://127.0.0.1:{sitePort}/"), cancel);
        var figures = overall.GetProperty("announced").GetProperty("totals").EnumerateArray()
            .Select(total => $"data-figure=\"overall.announced.{total.GetProperty("currency").GetString()}\">{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(total.GetProperty("text").GetString()!)}<")
            .Append($"data-figure=\"overall.announced.deals\">{overall.GetProperty("announced").GetProperty("deals").GetInt32()}<")
            .ToList();
        var same = figures.Count(figure => front.Contains(figure, StringComparison.Ordinal));
        var good = counted == deals && listed == deals && same == figures.Count;
        Console.WriteLine($"Self-check: {deals} deals in the seeds, {listed} listed, {counted} in the summaries; {same} of {figures.Count} totals on the front page are the API's: {(good ? "good" : "they differ")}.");
        return good ? 0 : 1;
    }
}
