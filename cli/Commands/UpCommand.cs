using System.CommandLine;
using System.Security.Cryptography;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Starts everything on this machine: emulator, deals, summaries, API and site.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var seeds = SharedOptions.Seeds();
        var once = new Option<bool>("--once") { Description = "Start everything, check that it answers, and end." };
        var port = new Option<int>("--port") { Description = "The API's port.", DefaultValueFactory = _ => 7071 };
        var sitePort = new Option<int>("--site-port") { Description = "The site's port.", DefaultValueFactory = _ => 4280 };
        var emulatorPort = new Option<int>("--emulator-port")
        {
            Description = "The storage emulator's port for blobs; its queues and tables take the two ports after it.",
            DefaultValueFactory = _ => Azurite.DefaultPort,
        };
        var command = new Command(
            "up", "Start the emulator, load the deals, refresh the summaries, build the site and serve API and site.")
        {
            seeds, once, port, sitePort, emulatorPort,
        };
        command.Validators.Add(GlobalOptions.RefuseJson);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(seeds)!,
            parsed.GetValue(once),
            parsed.GetValue(port),
            parsed.GetValue(sitePort),
            parsed.GetValue(emulatorPort),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string seeds, bool once, int port, int sitePort, int emulatorPort, CancellationToken cancel)
    {
        if (SharedOptions.Read(seeds) is not { } set)
        {
            return 1;
        }

        Ports.RequireFree(port, "the API", "--port");
        Ports.RequireFree(sitePort, "the site", "--site-port");
        await using var azurite = await Azurite.StartAsync(Path.GetFullPath("artifacts"), emulatorPort, keep: true, cancel);
        var tables = SharedOptions.Tables(azurite.ConnectionString);
        await SharedOptions.SeedAsync(tables, set, cancel);
        await SharedOptions.RefreshAsync(tables, full: false, alone: true, cancel);

        var key = Environment.GetEnvironmentVariable("LocalFunctionKey") ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["DealsStorage"] = azurite.ConnectionString,
            ["SummarySchedule"] = Environment.GetEnvironmentVariable("SummarySchedule") ?? "0 */15 * * * *",
            ["PublicBaseUrl"] = $"http://localhost:{port}/api",
        };
        var (api, isTheRealHost) = await StartApiAsync(port, settings, key, cancel);
        await using var running = api;
        var folder = Path.GetFullPath("artifacts/site");
        await SiteServer.GenerateAsync(
            folder, azurite.ConnectionString, settings["PublicBaseUrl"]!, $"http://localhost:{sitePort}", cancel);
        await using var site = SiteServer.Build(sitePort, folder);
        await site.StartAsync(cancel);
        Console.WriteLine($"API:  http://localhost:{port}/api/deals");
        Console.WriteLine($"Site: http://localhost:{sitePort}/");
        if (once)
        {
            return await SelfCheck.RunAsync(port, sitePort, set.Deals.Count, cancel) ? 0 : 1;
        }

        if (emulatorPort != Azurite.DefaultPort)
        {
            Console.WriteLine($"Other commands find the storage with --storage \"{azurite.ConnectionString}\".");
        }

        Console.WriteLine(isTheRealHost
            ? "The API runs on the Functions host, which requires no keys on this machine."
            : $"Function key for POST /api/operations/refresh: {key}");
        Console.WriteLine("Press Ctrl-C to end everything.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Ending.");
        }

        return 0;
    }

    private static async Task<(IAsyncDisposable Api, bool IsTheRealHost)> StartApiAsync(
        int port, Dictionary<string, string?> settings, string key, CancellationToken cancel)
    {
        Console.WriteLine("Starting the API …");
        var path = Environment.GetEnvironmentVariable("PATH");
        var (program, missing) = await CoreTools.FindAsync(Path.GetFullPath("artifacts"), path, cancel);
        if (program is not null)
        {
            return (await FunctionsHost.StartAsync(program, port, settings, cancel), true);
        }

        Console.WriteLine(missing);
        var host = LocalHost.Build(port, settings, key);
        await host.StartAsync(cancel);
        return (host, false);
    }
}
