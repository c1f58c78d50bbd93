using System.Globalization;
using Microsoft.AspNetCore.Builder;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Peers;

/// <summary>This program as another process: a server or an import.</summary>
internal static class PeerProgram
{
    public static Task RunAsync(string[] args) => args switch
    {
        ["deals", var port] => LocalHost.Build(Number(port), new Dictionary<string, string?>(), key: "bench").RunAsync(),
        ["bare", var port, var file] => Bare(Number(port), File.ReadAllBytes(file)).RunAsync(),
        ["import", var file, var storage] => ImportAsync(file, new AzureTables(StorageSettings.Connect(storage))),
        _ => throw new ArgumentException($"There is no peer '{string.Join(' ', args)}'.", nameof(args)),
    };

    /// <summary>Starts the local host on a store.</summary>
    public static Peer StartDeals(int port, string storage, params (string Name, string Value)[] settings) => Peer.Start(
        "dotnet", Self("deals", $"{port}"),
        [("DealsStorage", storage), ("SummarySchedule", "0 0 0 1 1 *"), ("PublicBaseUrl", "http://localhost:7071/api"), .. settings]);

    /// <summary>Starts the bare app, which answers with the bytes of a file.</summary>
    public static Peer StartBare(int port, string file, params (string Name, string Value)[] settings) =>
        Peer.Start("dotnet", Self("bare", $"{port}", file), settings);

    public static async Task<ImportRun> ImportApartAsync(string file, string storage, CancellationToken cancel)
    {
        var output = await Peer.RunAsync("dotnet", Self("import", file, storage), cancel);
        var figures = output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return new(figures[0], figures[1], figures[2]);
    }

    private static string[] Self(params string[] arguments) => [typeof(PeerProgram).Assembly.Location, "peer", .. arguments];

    /// <summary>A server that does as little as possible: one body, no routes, no cache, no conditions, no settings from files.</summary>
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

    private static async Task ImportAsync(string file, AzureTables tables)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await SourceFile.ImportAsync(file, tables, TimeProvider.System, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(Invariant($"{seconds:R} {result.Rows} {self.PeakWorkingSet64}"));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
