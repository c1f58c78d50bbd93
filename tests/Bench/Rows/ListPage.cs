using System.Globalization;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Rows;

internal sealed class ListPage : IRow
{
    private const string Path = "/api/deals?limit=50";
    private const int Connections = 16;
    private const double OfBare = 0.35;
    private const double OfJsonServer = 40;

    public static string Name => "list";

    public static string Terms => """
        Ours is the local host on the emulator's tables: routing, parameters, the answer kept for ten seconds, ETag, conditions and headers.
        The bare endpoint is Kestrel with one function that writes the same bytes: no route, no header beyond type and length.
        json-server keeps the same deals in memory, and sorts them by date for each request as the list method's order asks; it has no ETag of a page, no resolution and no as-of. The line "any order" leaves the sorting out.
        All three are processes of their own on loopback, asked over 16 connections by a fourth process, one request at a time on each, without compression.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var store = await ground.EmulatorAsync(cancel);
        var port = Ports.ThreeFree();
        await using var deals = Peer.Start(["deals", Text(port)], store.ConnectionString);
        var body = await deals.AnswersAsync(port, Path, cancel);
        var file = System.IO.Path.Combine(ground.EmptyFolder("list"), "body.json");
        await File.WriteAllBytesAsync(file, body, cancel);
        await using var bare = Peer.Start(["bare", Text(port + 1), file]);
        await bare.AnswersAsync(port + 1, Path, cancel);
        await using var jsonServer = await JsonServer.StartAsync(ground, store.Corpus, port + 2, cancel);
        if (jsonServer is not null)
        {
            await jsonServer.AnswersAsync(port + 2, JsonServer.Unsorted, cancel);
        }

        // Once unmeasured, so that each has compiled what it runs; then in turns, so that what disturbs one disturbs all.
        await RateAsync(port, Path);
        await RateAsync(port + 1, Path);
        var (ours, theirs, sorted, unsorted) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < ground.Times(5); i++)
        {
            ours.Add(await RateAsync(port, Path));
            theirs.Add(await RateAsync(port + 1, Path));
            if (jsonServer is not null)
            {
                sorted.Add(await RateAsync(port + 2, JsonServer.Sorted));
                unsorted.Add(await RateAsync(port + 2, JsonServer.Unsorted));
            }
        }

        var own = new Series("local host", "requests/s", ours);
        var what = string.Create(CultureInfo.InvariantCulture, $"cached list page of 50 deals ({body.Length / 1024} KiB), {store.Corpus.Deals:N0} deals on the emulator");
        return
        [
            Against(what, own, new("bare Kestrel", "requests/s", theirs), OfBare, isBar: true),
            .. jsonServer is null ? [new(what, "≥ 40 × json-server", "json-server could not be installed", null, [own])] : new[]
            {
                Against(what, own, new($"json-server {JsonServer.Version}", "requests/s", sorted), OfJsonServer, isBar: true),
                Against(what + ", any order", own, new($"json-server {JsonServer.Version}, unsorted", "requests/s", unsorted), OfJsonServer, isBar: false),
            },
        ];

        async Task<double> RateAsync(int at, string path) => double.Parse(
            await Peer.AnswerAsync(["load", Text(at), path, Text(Connections), Text((int)ground.LoadLength.TotalMilliseconds)], null, cancel), CultureInfo.InvariantCulture);
    }

    private static Measured Against(string what, Series ours, Series peer, double bar, bool isBar)
    {
        var ratio = ours.Median / peer.Median;
        return new(
            what,
            isBar ? string.Create(CultureInfo.InvariantCulture, $"≥ {bar} × {peer.Of}") : "none",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×"),
            isBar ? ratio >= bar : null,
            [ours, peer]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
