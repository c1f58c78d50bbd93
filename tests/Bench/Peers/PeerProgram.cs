using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Peers;

/// <summary>What this program does as another process, and how it is started as one.</summary>
internal static class PeerProgram
{
    private const string Storage = "DealsStorage";

    public static async Task<int> RunAsync(string[] args)
    {
        double[] figures = args switch
        {
            ["deals", var port] => await ServeAsync(Deals(Number(port))),
            ["bare", var port, var file] => await ServeAsync(Bare(Number(port), await File.ReadAllBytesAsync(file))),
            ["load", var port, var path, var connections, var milliseconds] =>
                [await Load.RequestsPerSecondAsync(
                    Number(port), path, Number(connections), TimeSpan.FromMilliseconds(Number(milliseconds)))],
            ["import", var file] => await ImportAsync(file),
            _ => throw new ArgumentException($"There is no peer '{string.Join(' ', args)}'.", nameof(args)),
        };
        await Console.Out.WriteLineAsync(string.Join(' ', figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))));
        return 0;
    }

    /// <summary>Starts the local host on a store.</summary>
    public static Peer StartDeals(int port, string storage, params (string Name, string Value)[] settings) =>
        Peer.Start(
            "dotnet", Self("deals", $"{port}"),
            [(Storage, storage), ("SummarySchedule", "0 0 0 1 1 *"), ("PublicBaseUrl", "http://localhost:7071/api"), .. settings]);

    /// <summary>Starts the bare endpoint, which writes a file's bytes.</summary>
    public static Peer StartBare(int port, string file, params (string Name, string Value)[] settings) =>
        Peer.Start("dotnet", Self("bare", $"{port}", file), settings);

    /// <returns>Requests a second.</returns>
    public static async Task<double> LoadApartAsync(int port, string path, int connections, TimeSpan length, CancellationToken cancel) =>
        double.Parse(
        await Peer.RunAsync("dotnet", Self("load", $"{port}", path, $"{connections}", Invariant($"{length.TotalMilliseconds}")), cancel),
        CultureInfo.InvariantCulture);

    public static async Task<ImportedRun> ImportApartAsync(string file, string storage, CancellationToken cancel)
    {
        var fields = (await Peer.RunAsync("dotnet", Self("import", file), cancel, (Storage, storage))).Split(' ')
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return new(fields[0], (long)fields[1], (long)fields[2]);
    }

    private static string[] Self(params string[] arguments) => [typeof(PeerProgram).Assembly.Location, "peer", .. arguments];

    /// <summary>The API as <c>deals up</c> hosts it.</summary>
    private static WebApplication Deals(int port) => LocalHost.Build(port, new Dictionary<string, string?>(), key: "bench");

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

    private static async Task<double[]> ServeAsync(WebApplication app)
    {
        await app.RunAsync();
        return [];
    }

    private static async Task<double[]> ImportAsync(string file)
    {
        var (rows, tables) = (0L, new AzureTables(StorageSettings.Connect(Environment.GetEnvironmentVariable)));
        var seconds = await Session.SecondsAsync(async () =>
            rows = (await SourceFile.ImportAsync(file, tables, TimeProvider.System, CancellationToken.None)).Rows);
        using var self = Process.GetCurrentProcess();
        return [seconds, rows, self.PeakWorkingSet64];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
