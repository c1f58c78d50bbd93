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
        var command = new Command("up", "Start the emulator, load the deals, refresh the summaries and serve the API.") { seeds, once, port };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(seeds)!, parsed.GetValue(once), parsed.GetValue(port), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string seeds, bool once, int port, CancellationToken cancel)
    {
        if (Common.Read(seeds) is not { } set)
        {
            return 1;
        }

        Ports.RequireFree(port, "the API");
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
        Console.WriteLine($"API:  http://localhost:{port}/api/deals");
        if (once)
        {
            return await CheckAsync(port, set.Deals.Count, cancel);
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

        await api.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task<int> CheckAsync(int port, int deals, CancellationToken cancel)
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

        var good = counted == deals && listed == deals;
        Console.WriteLine($"Self-check: {deals} deals in the seeds, {listed} listed, {counted} in the summaries: {(good ? "good" : "they differ")}.");
        return good ? 0 : 1;
    }
}
