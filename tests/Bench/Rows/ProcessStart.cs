namespace ServerlessDeals.Bench.Rows;

internal sealed class ProcessStart() : Row("start")
{
    private const string Path = "/api/deals?limit=50";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var (storage, port) = ((await session.EmulatorAsync(cancel)).ConnectionString, Ports.ThreeFree());
        var file = System.IO.Path.Combine(session.NewFolder(), "body.json");
        await AnswerAsync(Deals, Path, body => File.WriteAllBytes(file, body));
        var times = await session.InTurnsAsync(
            7, () => AnswerAsync(Deals, Path), () => AnswerAsync(Bare, Path), () => AnswerAsync(Deals, "/api/openapi.json"));
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
        async Task<double> AnswerAsync(
            Func<(string, string)[], Peer> start, string path, Action<byte[]>? use = null, params (string, string)[] settings)
        {
            var began = Stopwatch.GetTimestamp();
            await using var process = start(settings);
            var body = await process.AnswersAsync(port, path, cancel);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            use?.Invoke(body);
            return took;
        }

        // How many methods the runtime compiles up to the first answer.
        async Task<int> CompiledAsync(Func<(string, string)[], Peer> start)
        {
            var list = System.IO.Path.Combine(session.NewFolder(), "methods.txt");
            await AnswerAsync(start, Path, null, ("DOTNET_JitStdOutFile", list), ("DOTNET_JitDisasmSummary", "1"));
            return File.ReadLines(list).Count();
        }
    }
}
