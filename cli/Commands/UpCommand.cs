using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
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
        var storagePort = new Option<int>(Azurite.PortOption)
        {
            Description = "The storage emulator's port for blobs; its queues and tables take the two ports after it.",
            DefaultValueFactory = _ => Azurite.DefaultPort,
        };
        var allowRemovals = Plans.AllowRemovals();
        var command = new Command(
            "up", "Start the emulator, load the deals, refresh the summaries, build the site and serve API and site.")
        {
            seeds, allowRemovals, once, port, sitePort, storagePort,
        };
        command.Validators.Add(GlobalOptions.RefuseJson);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(seeds)!,
            new SeedStep("up", DryRun: false, parsed.GetValue(allowRemovals)),
            parsed.GetValue(once),
            parsed.GetValue(port),
            parsed.GetValue(sitePort),
            parsed.GetValue(storagePort),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        string seeds, SeedStep load, bool once, int port, int sitePort, int storagePort, CancellationToken cancel)
    {
        Ports.RequireDistinct(("--port", port, 1), ("--site-port", sitePort, 1), (Azurite.PortOption, storagePort, Azurite.PortCount));
        if (SeedFiles.Load(seeds) is not { } set)
        {
            return 1;
        }

        var schedule = Environment.GetEnvironmentVariable("SummarySchedule") ?? "0 */15 * * * *";
        RequireSchedule(schedule);
        Ports.RequireFree(port, "the API", "--port");
        Ports.RequireFree(sitePort, "the site", "--site-port");
        await using var azurite = await Step.RunAsync(
            "Starting the storage emulator", () => Azurite.StartAsync(Path.GetFullPath("artifacts"), storagePort, keep: true, cancel));
        var tables = SharedOptions.Tables(azurite.ConnectionString);
        if (await load.RunAsync(tables, set, cancel) is not 0 and var refused)
        {
            return refused;
        }

        await RefreshCommand.RunAsync(tables, full: false, breakLease: true, cancel);

        var key = Environment.GetEnvironmentVariable("LocalFunctionKey") ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["DealsStorage"] = azurite.ConnectionString,
            ["SummarySchedule"] = schedule,
            ["PublicBaseUrl"] = $"http://localhost:{port}/api",
            ["SiteBaseUrl"] = $"http://localhost:{sitePort}",
        };
        var (api, isTheRealHost) = await Step.RunAsync("Starting the API", () => StartApiAsync(port, settings, key, cancel));
        await using var running = api;
        await using var site = await Step.RunAsync(
            "Making the site", () => StartSiteAsync(sitePort, azurite.ConnectionString, settings["PublicBaseUrl"]!, cancel));
        Console.WriteLine($"API:  http://localhost:{port}/api/deals");
        Console.WriteLine($"Site: http://localhost:{sitePort}/");
        if (once)
        {
            return await Step.RunAsync(
                "Checking that everything answers", () => SelfCheck.RunAsync(port, sitePort, set.Deals.Count, cancel)) ? 0 : 1;
        }

        if (storagePort != Azurite.DefaultPort)
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

    // The timer would only fail in the background.
    private static void RequireSchedule(string schedule)
    {
        try
        {
            using var settings = new ConfigurationManager();
            TimerService.Parse(schedule, settings);
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartException($"SummarySchedule: {wrong.Message}");
        }
    }

    private static async Task<WebApplication> StartSiteAsync(int port, string storage, string apiBase, CancellationToken cancel)
    {
        var folder = Path.GetFullPath("artifacts/site");
        await SiteServer.GenerateAsync(folder, storage, apiBase, $"http://localhost:{port}", cancel);
        var site = SiteServer.Build(port, folder);
        await site.StartAsync(cancel);
        return site;
    }
}
