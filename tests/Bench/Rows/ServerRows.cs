namespace ServerlessDeals.Bench.Rows;

/// <summary>The local host as a process, beside a bare app and json-server.</summary>
internal static class ServerRows
{
    private const string ListPath = "/api/deals?limit=50";

    public static async Task<IReadOnlyList<Measured>> ListAsync(Session session, CancellationToken cancel)
    {
        var (store, port, file) = (await session.EmulatorAsync(cancel), Ports.ThreeFree(), session.NewPath("body.json"));
        await using var deals = PeerProgram.StartDeals(port, store.ConnectionString);
        var body = await deals.FirstAnswerAsync(port, ListPath, cancel);
        await File.WriteAllBytesAsync(file, body, cancel);
        await using var bare = PeerProgram.StartBare(port + 1, file);
        await bare.FirstAnswerAsync(port + 1, ListPath, cancel);
        await using var jsonServer = await JsonServer.StartAsync(session, store.Corpus, port + 2, cancel);
        await jsonServer.FirstAnswerAsync(port + 2, JsonServer.Unsorted, cancel);

        // Once unmeasured, so that each has compiled what it runs.
        await RateAsync(port, ListPath);
        await RateAsync(port + 1, ListPath);
        var rates = await session.InTurnsAsync(
            5, "requests/s", ("local host", () => RateAsync(port, ListPath)), ("bare Kestrel", () => RateAsync(port + 1, ListPath)),
            (JsonServer.Name, () => RateAsync(port + 2, JsonServer.Sorted)),
            ($"{JsonServer.Name}, unsorted", () => RateAsync(port + 2, JsonServer.Unsorted)));
        var what = Invariant($"cached list page of 50 deals ({body.Length / 1024} KiB), {store.Corpus.Deals:N0} deals on the emulator");
        return
        [
            Measured.Ratio(what, "≥ 0.35 × bare Kestrel", rates[0], rates[1], ratio => ratio >= 0.35),
            Measured.Ratio(what, $"≥ 40 × {JsonServer.Name}", rates[0], rates[2], ratio => ratio >= 40),
            Measured.Ratio(what + ", any order", "none", rates[0], rates[3], null),
        ];

        Task<double> RateAsync(int at, string path) =>
            Load.RequestsPerSecondAsync(at, path, connections: 16, TimeSpan.FromSeconds(session.IsQuick ? 0.5 : 4));
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
            7, "ms", ("local host", () => AnswerAsync(Deals, ListPath)), ("bare Kestrel", () => AnswerAsync(Bare, ListPath)),
            ("local host", () => AnswerAsync(Deals, "/api/openapi.json")));
        return
        [
            Measured.Ratio(
                "process start to the first list page", "≤ 2 × bare Kestrel", times[0], times[1], ratio => ratio <= 2,
                new("local host", "methods compiled", await CompiledAsync(Deals)),
                new("bare Kestrel", "methods compiled", await CompiledAsync(Bare))),
            Measured.Ratio("process start to the first answer that reads no storage", "none", times[2], times[1], null),
        ];

        ChildProcess Deals(params (string Name, string Value)[] settings) => PeerProgram.StartDeals(port, storage, settings);

        ChildProcess Bare(params (string Name, string Value)[] settings) => PeerProgram.StartBare(port, file, settings);

        // From the start of the process to its first answer, in milliseconds.
        async Task<double> AnswerAsync(Func<(string, string)[], ChildProcess> start, string path, params (string, string)[] settings)
        {
            var began = Stopwatch.GetTimestamp();
            await using var process = start(settings);
            await process.FirstAnswerAsync(port, path, cancel);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        // How many methods the runtime compiles up to the first answer.
        async Task<int> CompiledAsync(Func<(string, string)[], ChildProcess> start)
        {
            var list = session.NewPath("methods.txt");
            await AnswerAsync(start, ListPath, ("DOTNET_JitStdOutFile", list), ("DOTNET_JitDisasmSummary", "1"));
            return File.ReadLines(list).Count();
        }
    }
}
