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

    public static ChildProcess StartDeals(int port, string storage, params (string Name, string Value)[] settings) => ChildProcess.Start(
        Self("deals", $"{port}"),
        [("DealsStorage", storage), ("SummarySchedule", "0 0 0 1 1 *"), ("PublicBaseUrl", "http://localhost:7071/api"), .. settings]);

    /// <summary>Starts the bare app, which answers with the bytes of a file.</summary>
    public static ChildProcess StartBare(int port, string file, params (string Name, string Value)[] settings) =>
        ChildProcess.Start(Self("bare", $"{port}", file), settings);

    /// <returns>The rounds a second, and the largest working set of the process.</returns>
    public static async Task<(double RoundsASecond, double PeakBytes)> ImportApartAsync(
        string file, string storage, CancellationToken cancel)
    {
        var figures = (await ChildProcess.OutputAsync(Self("import", file, storage), cancel)).Split(' ');
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Asks a server every few milliseconds until it answers 200.</summary>
    /// <exception cref="StartException">It ended, or did not answer within a minute.</exception>
    public static async Task<byte[]> FirstAnswerAsync(this ChildProcess server, int port, string path, CancellationToken cancel)
    {
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); !server.HasExited && waited.Elapsed < TimeSpan.FromMinutes(1);)
        {
            try
            {
                return await client.GetByteArrayAsync(new Uri($"http://127.0.0.1:{port}{path}"), cancel);
            }
            catch (HttpRequestException)
            {
                // It is not listening yet, or not ready.
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancel);
            }
        }

        throw new StartException($"A server did not answer {path} with 200. {string.Join('\n', server.Lines)}");
    }

    private static ProcessStartInfo Self(params string[] arguments) =>
        new("dotnet", [typeof(PeerProgram).Assembly.Location, "peer", .. arguments]);

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
        var rounds = 0L;
        var seconds = await Session.SecondsAsync(async () =>
            rounds = (await SourceFile.ImportAsync(file, tables, TimeProvider.System, CancellationToken.None)).Rows);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(Invariant($"{rounds / seconds:R} {self.PeakWorkingSet64}"));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
