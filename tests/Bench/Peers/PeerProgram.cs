using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Peers;

/// <summary>What this program does as another process.</summary>
internal static class PeerProgram
{
    private const string Storage = "DealsStorage";

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["deals", var port] => ServeAsync(Deals(Number(port))),
        ["bare", var port, var file] => ServeAsync(Bare(Number(port), File.ReadAllBytes(file))),
        ["load", var port, var path, var connections, var milliseconds] => LoadAsync(Number(port), path, Number(connections), Number(milliseconds)),
        ["import", var file] => ImportAsync(file),
        _ => throw new ArgumentException($"There is no peer '{string.Join(' ', args)}'.", nameof(args)),
    };

    /// <summary>The API as <c>deals up</c> hosts it.</summary>
    private static WebApplication Deals(int port) => LocalHost.Build(
        port,
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Storage] = Environment.GetEnvironmentVariable(Storage),
            ["SummarySchedule"] = "0 0 0 1 1 *",
            ["PublicBaseUrl"] = "http://localhost:7071/api",
        },
        key: "bench");

    /// <summary>The least that can answer: one body, no routes, no cache, no conditions, no settings from files.</summary>
    private static WebApplication Bare(int port, byte[] body)
    {
        var app = Loopback.Builder(port).Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        return app;
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> LoadAsync(int port, string path, int connections, int milliseconds)
    {
        var rate = Load.RequestsPerSecond(port, path, connections, TimeSpan.FromMilliseconds(milliseconds));
        await Console.Out.WriteLineAsync(rate.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<int> ImportAsync(string file)
    {
        var tables = new AzureTables(StorageSettings.Connect(Environment.GetEnvironmentVariable));
        await using var stream = File.OpenRead(file);
        var rejections = 0;
        var began = Stopwatch.GetTimestamp();
        var result = await new Importer(tables, TimeProvider.System).RunAsync(
            stream, ImportFormat.Csv, SourceFile.Mapping, SourceFile.MappingText, _ => rejections++, dryRun: false, null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (rejections > 0)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rejections} generated rows were rejected; there should be none."));
            return 1;
        }

        using var self = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {result.Rows} {self.PeakWorkingSet64}"));
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
