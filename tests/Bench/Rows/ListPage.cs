namespace ServerlessDeals.Bench.Rows;

internal sealed class ListPage() : Row("list")
{
    private const string Path = "/api/deals?limit=50";
    private const int Connections = 16;

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var (store, port) = (await session.EmulatorAsync(cancel), Ports.ThreeFree());
        await using var deals = PeerProgram.StartDeals(port, store.ConnectionString);
        var body = await deals.AnswersAsync(port, Path, cancel);
        var file = System.IO.Path.Combine(session.NewFolder(), "body.json");
        await File.WriteAllBytesAsync(file, body, cancel);
        await using var bare = PeerProgram.StartBare(port + 1, file);
        await bare.AnswersAsync(port + 1, Path, cancel);
        await using var jsonServer = await JsonServer.StartAsync(session, store.Corpus, port + 2, cancel);
        if (jsonServer is not null)
        {
            await jsonServer.AnswersAsync(port + 2, JsonServer.Unsorted, cancel);
        }

        // Once unmeasured, so that each has compiled what it runs.
        await RateAsync(port, Path);
        await RateAsync(port + 1, Path);
        var rates = await session.InTurnsAsync(
            5, [() => RateAsync(port, Path), () => RateAsync(port + 1, Path), .. jsonServer is null ? [] : (Func<Task<double>>[])[
                () => RateAsync(port + 2, JsonServer.Sorted), () => RateAsync(port + 2, JsonServer.Unsorted)]]);

        Series Rate(string of, int measure) => new(of, "requests/s", rates[measure]);
        var (own, json) = (Rate("local host", 0), JsonServer.Name);
        var what = Invariant($"cached list page of 50 deals ({body.Length / 1024} KiB), {store.Corpus.Deals:N0} deals on the emulator");
        var besideBare = Measured.Ratio(what, "≥ 0.35 × bare Kestrel", own, Rate("bare Kestrel", 1), ratio => ratio >= 0.35);
        return jsonServer is null
            ? [besideBare, new(what, $"≥ 40 × {json}", "json-server could not be installed", null, own)]
            :
            [
                besideBare,
                Measured.Ratio(what, $"≥ 40 × {json}", own, Rate(json, 2), ratio => ratio >= 40),
                Measured.Ratio(what + ", any order", "none", own, Rate($"{json}, unsorted", 3), null),
            ];

        Task<double> RateAsync(int at, string path) =>
            PeerProgram.LoadApartAsync(at, path, Connections, TimeSpan.FromSeconds(session.IsQuick ? 0.5 : 4), cancel);
    }
}
