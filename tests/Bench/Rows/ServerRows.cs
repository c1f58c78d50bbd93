namespace ServerlessDeals.Bench.Rows;

/// <summary>The local host as a process, beside a bare app and json-server.</summary>
internal static class ServerRows
{
    private const string ListPath = "/api/deals?limit=50";
    private const int Connections = 16;

    public static async Task<IReadOnlyList<Measured>> ListAsync(Session session, CancellationToken cancel)
    {
        var (store, port, file) = (await session.EmulatorAsync(cancel), Ports.ThreeFree(), session.NewPath("body.json"));
        await using var deals = PeerProgram.StartDeals(port, store.ConnectionString);
        var body = await deals.FirstAnswerAsync(port, ListPath, cancel);
        await File.WriteAllBytesAsync(file, body, cancel);
        await using var bare = PeerProgram.StartBare(port + 1, file);
        await bare.FirstAnswerAsync(port + 1, ListPath, cancel);
        await using var jsonServer = await JsonServer.StartAsync(session, store.Corpus, port + 2, cancel);
        Func<Task<double>>[] kestrel = [() => RateAsync(port, ListPath), () => RateAsync(port + 1, ListPath)];
        Func<Task<double>>[] json = jsonServer is null
            ? []
            : [() => RateAsync(port + 2, JsonServer.Sorted), () => RateAsync(port + 2, JsonServer.Unsorted)];

        // Once unmeasured, so that each has compiled what it runs.
        await kestrel[0]();
        await kestrel[1]();
        var rates = await session.InTurnsAsync(5, [.. kestrel, .. json]);
        var own = Rate("local host", 0)!;
        var what = Invariant($"cached list page of 50 deals ({body.Length / 1024} KiB), {store.Corpus.Deals:N0} deals on the emulator");
        return
        [
            Measured.Ratio(what, "≥ 0.35 × bare Kestrel", own, Rate("bare Kestrel", 1), ratio => ratio >= 0.35),
            Measured.Ratio(what, $"≥ 40 × {JsonServer.Name}", own, Rate(JsonServer.Name, 2), ratio => ratio >= 40),
            Measured.Ratio(what + ", any order", "none", own, Rate($"{JsonServer.Name}, unsorted", 3), null),
        ];

        Series? Rate(string of, int measure) => measure < rates.Count ? new(of, "requests/s", rates[measure]) : null;

        Task<double> RateAsync(int at, string path) =>
            Load.RequestsPerSecondAsync(at, path, Connections, TimeSpan.FromSeconds(session.IsQuick ? 0.5 : 4));
    }

    public static async Task<IReadOnlyList<Measured>> StartAsync(Session session, CancellationToken cancel)
    {
        var (storage, port) = ((await session.EmulatorAsync(cancel)).ConnectionString, Ports.ThreeFree());
        var file = session.NewPath("body.json");
        await using (var deals = Deals())
        {
            await File.WriteAllBytesAsync(file, await deals.FirstAnswerAsync(port, ListPath, cancel), cancel);
        }

        var times = await session.InTurnsAsync(
            7, () => AnswerAsync(Deals, ListPath), () => AnswerAsync(Bare, ListPath), () => AnswerAsync(Deals, "/api/openapi.json"));
        var (compiled, least) = (await CompiledAsync(Deals), await CompiledAsync(Bare));
        Series peer = new("bare Kestrel", "ms", times[1]);
        return
        [
            Measured.Ratio(
                "process start to the first list page", "≤ 2 × bare Kestrel", new("local host", "ms", times[0]), peer, ratio => ratio <= 2,
                new("local host", "methods compiled", compiled), new("bare Kestrel", "methods compiled", least)) with
            {
                Why = Invariant($"""
                    Most of the difference is compilation: up to its first answer the local host has the runtime compile
                    {compiled:N0} methods, the bare app {least:N0}. They are generic code of the storage client, of the JSON
                    serializer and of LINQ over the project's own value types, which an app that runs on a shared framework
                    cannot ship precompiled. The answer also opens a connection to storage and waits for two requests. Asking
                    for a deal while the host was still starting was tried, and made it no faster on two cores.
                    """),
            },
            Measured.Ratio(
                "process start to the first answer that reads no storage", "none", new("local host", "ms", times[2]), peer, null),
        ];

        Peer Deals(params (string Name, string Value)[] settings) => PeerProgram.StartDeals(port, storage, settings);

        Peer Bare(params (string Name, string Value)[] settings) => PeerProgram.StartBare(port, file, settings);

        // From the start of the process to its first answer, in milliseconds.
        async Task<double> AnswerAsync(Func<(string, string)[], Peer> start, string path, params (string, string)[] settings)
        {
            var began = Stopwatch.GetTimestamp();
            await using var process = start(settings);
            await process.FirstAnswerAsync(port, path, cancel);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        // How many methods the runtime compiles up to the first answer.
        async Task<int> CompiledAsync(Func<(string, string)[], Peer> start)
        {
            var list = session.NewPath("methods.txt");
            await AnswerAsync(start, ListPath, ("DOTNET_JitStdOutFile", list), ("DOTNET_JitDisasmSummary", "1"));
            return File.ReadLines(list).Count();
        }
    }
}
