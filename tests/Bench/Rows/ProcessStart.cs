using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Rows;

internal sealed class ProcessStart : IRow
{
    private const double Most = 2;
    private const string Path = "/api/deals?limit=50";

    public static string Name => "start";

    public static string Terms => """
        From the start of the process to the first good answer, asked for every few milliseconds. Ours is the local host; its first answer is the newest 50 deals, read from the emulator over a connection of its own.
        The bare app is Kestrel with one function that writes the same bytes; it reads no storage. Both are the same program with the same libraries beside it, published as ReadyToRun code like the functions app.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var store = await ground.EmulatorAsync(cancel);
        var port = Ports.ThreeFree();
        var file = System.IO.Path.Combine(ground.EmptyFolder("start"), "body.json");
        var (body, _) = await StartedAsync(["deals"], []);
        await File.WriteAllBytesAsync(file, body, cancel);
        var (ours, bare, health) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < ground.Times(7); i++)
        {
            ours.Add((await StartedAsync(["deals"], [])).Milliseconds);
            bare.Add((await StartedAsync(["bare"], [file])).Milliseconds);
            health.Add((await StartedAsync(["deals"], [], "/api/openapi.json")).Milliseconds);
        }

        var (own, peer) = (new Series("local host", "ms", ours), new Series("bare Kestrel", "ms", bare));
        var ratio = own.Median / peer.Median;
        var (compiled, least) = (await CompiledAsync(["deals"], []), await CompiledAsync(["bare"], [file]));
        return
        [
            new("process start to the first list page", "≤ 2 × bare Kestrel", string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×"), ratio <= Most, [own, peer, new("local host", "methods compiled", [compiled]), new("bare Kestrel", "methods compiled", [least])])
            {
                Why = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Most of the difference is compilation: up to its first answer the local host has the runtime compile {compiled:N0} methods, the bare app {least:N0}. They are generic code of the storage client, of the JSON serializer and of LINQ over the project's own value types, which an app that runs on a shared framework cannot bring along compiled. The answer also opens a connection to storage and waits for two requests. Asking for a deal while the host was still starting was tried, and made it no faster on two cores."),
            },
            new("process start to the first answer that reads no storage", "none", string.Create(CultureInfo.InvariantCulture, $"{health.Order().ElementAt(health.Count / 2) / peer.Median:0.00} ×"), null, [new("local host", "ms", health), peer]),
        ];

        async Task<double> CompiledAsync(string[] before, string[] after)
        {
            var list = System.IO.Path.Combine(ground.EmptyFolder("start-compiled"), "methods.txt");
            await StartedAsync(before, after, compiled: list);
            return File.ReadLines(list).Count();
        }

        async Task<(byte[] Body, double Milliseconds)> StartedAsync(string[] before, string[] after, string path = Path, string? compiled = null)
        {
            var began = Stopwatch.GetTimestamp();
            await using var process = Peer.Start([.. before, port.ToString(CultureInfo.InvariantCulture), .. after], store.ConnectionString, compiled);
            return (await process.AnswersAsync(port, path, cancel), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }
}
