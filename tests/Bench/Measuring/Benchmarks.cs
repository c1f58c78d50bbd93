using System.Runtime.InteropServices;
using ServerlessDeals.Bench.Rows;

namespace ServerlessDeals.Bench.Measuring;

/// <summary>Measures the rows one after the other, so that none disturbs another, and fills docs/benchmarks.md.</summary>
internal static class Benchmarks
{
    /// <summary>The rows of the bar, in its order. Those that could grow with the data are measured at the largest sizes too.</summary>
    public static readonly (string Name, bool Grows, Func<Session, CancellationToken, Task<IReadOnlyList<Measured>>> MeasureAsync)[] Rows =
    [
        ("list", false, ServerRows.ListAsync),
        ("answers", false, WorkerRows.AnswersAsync),
        ("requests", false, ApiRows.RequestsAsync),
        ("added", false, ApiRows.AddedAsync),
        ("import", true, WriteRows.ImportAsync),
        ("undo", false, UndoRows.MeasureAsync),
        ("refresh", true, WriteRows.RefreshAsync),
        ("site", false, SiteRow.BuildAsync),
        ("start", false, ServerRows.StartAsync),
        ("worker", false, WorkerRows.StartAsync),
    ];

    /// <returns>The exit code: 3 if a bar does not hold.</returns>
    public static async Task<int> RunAsync(string[] names, bool quick, bool large, CancellationToken cancel)
    {
        await using var session = new Session(quick, large);
        var began = Stopwatch.GetTimestamp();
        var all = Rows.Where(row => row.Grows || !large).ToList();
        var rows = all.Where(row => names.Length == 0 || names.Contains(row.Name, StringComparer.Ordinal)).ToList();
        var results = new List<(string Row, Measured Measured)>();
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Name} …");
            results.AddRange((await row.MeasureAsync(session, cancel)).Select(measured => (row.Name, measured)));
        }

        var missed = results.Where(result => result.Measured.Holds == false).Select(result =>
            $"**{result.Measured.What}: {result.Measured.Result}.** See **{result.Row}** below.").ToList();
        var isFull = rows.Count == all.Count && !quick;
        var document = new Document(large ? "benchmarks-large.md" : "benchmarks.md");
        document.Fill("run", "|", await ConditionsAsync(Stopwatch.GetElapsedTime(began), isFull, cancel));
        document.Fill("rows", "row | what | bar | measured | holds | minimum / median / maximum", results.Select(result => (object[])[
            result.Row, result.Measured.What, result.Measured.Bar, result.Measured.Result,
            result.Measured.Holds switch { true => "yes", false => "**no**", null => "–" },
            string.Join("<br>", result.Measured.Series)]));
        document.Fill("missed", missed.Count == 0 ? "Every bar holds." : string.Join("\n\n", missed));
        await document.PublishAsync(isFull, cancel);
        return missed.Count > 0 ? 3 : 0;
    }

    /// <summary>When the rows were measured, on which machine and with which versions.</summary>
    private static async Task<IReadOnlyList<object[]>> ConditionsAsync(TimeSpan took, bool isFull, CancellationToken cancel)
    {
        const string Processors = "/proc/cpuinfo";
        var model = File.Exists(Processors)
            ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        var processor = model?.Split(": ")[^1] ?? $"{RuntimeInformation.ProcessArchitecture}";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0;
        var system = RuntimeInformation.OSDescription.Split('#')[0].Trim();
        var node = (await ChildProcess.OutputAsync(new("node", ["--version"]), cancel)).Trim().TrimStart('v');
        var hugo = await Hugo.VersionAsync(cancel) ?? "not installed";
        var caution = isFull ? "" : ". **Not a full run.** A quick run shows that everything works and measures nothing.";
        return
        [
            ["date", Invariant($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {took.TotalMinutes:0} minutes{caution}")],
            ["machine", Invariant($"{processor}, {Environment.ProcessorCount} cores, {memory:0} GiB; {system}")],
            ["versions", $"{RuntimeInformation.FrameworkDescription}; Node.js {node}; Azurite {Azurite.Version}; {JsonServer.Name}; "
                + $"Hugo {hugo}"],
            ["commands", "`./bench` for all of it, `./bench ROW` for one row, `./bench --large` for the largest sizes, "
                + "`./bench --quick` to see that it works"],
        ];
    }
}
