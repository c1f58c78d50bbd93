using System.Net;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;
using ServerlessDeals.TestHost;

namespace ServerlessDeals.Bench.Rows;

/// <summary>The worker as it is published, called by the test host, beside a worker app with one empty function.</summary>
internal static class WorkerRows
{
    private const string List = "/api/deals?limit=50";
    private const string EmptyPath = "/api/empty";

    // To the emulator's own account the app opens a connection for each request, because the emulator closes them. To this one it keeps
    // its connections, as it does to the service.
    private const string Account = "bench";
    private const string Key = "YSBrZXkgb2YgdGhlIGJlbmNo";
    private const string Accounts = "AZURITE_ACCOUNTS";

    public static async Task<IReadOnlyList<Measured>> AnswersAsync(Session session, CancellationToken cancel)
    {
        await using var store = await StoreAsync(session, cancel);
        await using var worker = await StartAsync(Deals, Settings(store), cancel);
        await using var empty = await StartAsync(Empty, new Dictionary<string, string?>(), cancel);
        using var first = await AnswerAsync(worker, List, null, cancel);
        var (tag, body) = ($"{first.Headers.ETag}", (await first.Content.ReadAsByteArrayAsync(cancel)).Length);
        var at = 0;
        (string What, string Bar, double Most, Func<Task<HttpResponseMessage>> Ask)[] kinds =
        [
            (Invariant($"cached list of 50 deals ({body / 1024} KiB)"), "≤ 1.5 ×", 1.5, () => AnswerAsync(worker, List, null, cancel)),
            ("the same in Brotli", "≤ 1.2 ×", 1.2, () => AnswerAsync(worker, List, ("Accept-Encoding", "br"), cancel)),
            ("the same, answered with 304", "≤ 1.2 ×", 1.2, () => AnswerAsync(worker, List, ("If-None-Match", tag), cancel)),
            // Each asks from another day before the first deal, so no answer is cached.
            ("uncached list of 50 deals", "≤ 5 ×", 5, () => AnswerAsync(worker, Uncached(++at), null, cancel)),
        ];
        var measured = new List<Measured>();
        foreach (var (what, bar, most, ask) in kinds)
        {
            // Twice unmeasured, so that each has compiled what it runs, also in its second tier.
            for (var unmeasured = 0; unmeasured < 2; unmeasured++)
            {
                await CpuAsync(worker, ask);
                await CpuAsync(empty, AskEmptyAsync);
            }

            var series = await session.InTurnsAsync(
                5, "ms of CPU", ("worker", () => CpuAsync(worker, ask)), ("empty function", () => CpuAsync(empty, AskEmptyAsync)));
            measured.Add(Measured.Ratio(
                $"{what}, from the worker", $"{bar} the empty function", series[0], series[1], ratio => ratio <= most));
        }

        return measured;

        Task<HttpResponseMessage> AskEmptyAsync() => AnswerAsync(empty, EmptyPath, null, cancel);

        // For one answer, over many.
        async Task<double> CpuAsync(WorkerHost host, Func<Task<HttpResponseMessage>> ask)
        {
            var answers = session.IsQuick ? 20 : 1_000;
            var before = CpuOf(host);
            for (var i = 0; i < answers; i++)
            {
                using var answer = await ask();
                await answer.Content.CopyToAsync(Stream.Null, cancel);
            }

            return (CpuOf(host) - before) / answers;
        }
    }

    public static async Task<IReadOnlyList<Measured>> StartAsync(Session session, CancellationToken cancel)
    {
        await using var store = await StoreAsync(session, cancel);
        var settings = new Dictionary<string, string?>(Settings(store))
        {
            // Telemetry is collected and sent, to a port where nobody listens.
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:1/",
        };
        var (wall, cpu) = (new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>());
        (string Of, string Program, string Path)[] starts =
            [("list", Deals, List), ("health", Deals, "/api/health"), ("empty function", Empty, EmptyPath)];
        foreach (var (of, program, path) in Enumerable.Range(0, session.Times(7)).SelectMany(_ => starts))
        {
            var began = Stopwatch.GetTimestamp();
            await using var host = await StartAsync(program, settings, cancel);
            using var answer = await AnswerAsync(host, path, null, cancel);
            await answer.Content.CopyToAsync(Stream.Null, cancel);
            wall.TryAdd(of, []);
            cpu.TryAdd(of, []);
            wall[of].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            cpu[of].Add(CpuOf(host));
        }

        return
        [
            Row("the first list page", "list", "ms", wall, 1.5),
            Row("the first list page", "list", "ms of CPU", cpu, 1.5),
            Row("health", "health", "ms", wall, 1.2),
            Row("health", "health", "ms of CPU", cpu, 1.2),
        ];

        static Measured Row(string answer, string of, string unit, Dictionary<string, List<double>> values, double most) => Measured.Ratio(
            $"start of the worker's process to {answer}, {unit}", Invariant($"≤ {most} × the empty function"),
            new("worker", unit, values[of]), new("empty function", unit, values["empty function"]), ratio => ratio <= most);
    }

    private static string Deals => Program("ServerlessDeals.Functions");

    private static string Empty => Program("ServerlessDeals.EmptyApp");

    private static string Program(string name) => Path.GetFullPath(Path.Combine("artifacts", "publish", name, "release", $"{name}.dll"));

    private static string Uncached(int number) => Invariant($"{List}&from={new DateOnly(1950, 1, 1).AddDays(number):yyyy-MM-dd}");

    private static Task<WorkerHost> StartAsync(string program, IReadOnlyDictionary<string, string?> settings, CancellationToken cancel) =>
        WorkerHost.StartAsync(program, settings, cancel);

    /// <summary>Five hundred deals, more than a list shows, on an emulator of their own.</summary>
    private static async Task<Azurite> StoreAsync(Session session, CancellationToken cancel)
    {
        Environment.SetEnvironmentVariable(Accounts, $"{Account}:{Key}");
        var azurite = await session.StartEmulatorAsync(cancel);
        Environment.SetEnvironmentVariable(Accounts, null);
        var (tables, corpus) = (new AzureTables(StorageSettings.Connect(ConnectionTo(azurite))), new GeneratedCorpus(500));
        await new SeedLoad(tables, TimeProvider.System).RunAsync([.. corpus.Organizations()], [.. corpus.All()], null, cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, cancel);
        return azurite;
    }

    private static string ConnectionTo(Azurite azurite) => Azurite.ConnectionTo(Account, Key, azurite.TablePort);

    private static Dictionary<string, string?> Settings(Azurite azurite) => new()
    {
        ["AzureWebJobsStorage"] = ConnectionTo(azurite),
        ["DealsStorage"] = ConnectionTo(azurite),
        ["SummarySchedule"] = "0 0 3 * * *",
        ["PublicBaseUrl"] = "https://deals.example/api",
    };

    private static async Task<HttpResponseMessage> AnswerAsync(
        WorkerHost host, string path, (string Name, string Value)? header, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (header is { } sent)
        {
            request.Headers.TryAddWithoutValidation(sent.Name, sent.Value);
        }

        var (answer, _) = await host.SendAsync(request, cancel);
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified
            ? answer
            : throw new InvalidDataException($"{path} was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>Milliseconds that the worker's process has used.</summary>
    private static double CpuOf(WorkerHost host)
    {
        using var process = Process.GetProcessById(host.ProcessId);
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
