using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Report;

/// <summary>docs/benchmarks.md, or docs/benchmarks-large.md, made from what one run measured.</summary>
internal static class Document
{
    public static async Task<string> OfAsync(
        IReadOnlyList<(RowEntry Row, IReadOnlyList<Measured> Measured)> results, bool full, bool quick, bool large, TimeSpan took, CancellationToken cancel)
    {
        var text = new StringBuilder();
        text.Append(large
            ? "# Benchmarks at the largest sizes\n\nWritten by `./bench --large`: the rows of [benchmarks.md](benchmarks.md) whose work could grow with the data, "
                + "with 45,000 deals on the emulator and 450,000 on the double. Requests and memory count here, and are the same on a busy machine; seconds are given beside them. "
            : "# Benchmarks\n\nWritten by `./bench`; [benchmarks-large.md](benchmarks-large.md) has the largest sizes. ");
        text.Append("Every row was measured beside its peer in one run on one machine, so that ratios count and not figures.\n\n");
        if (!full)
        {
            text.Append("**This was not a full run").Append(quick ? ": it was made on a small corpus to see that it works, and measures nothing" : "").Append(".**\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| | |\n|---|---|\n| date | {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {took.TotalMinutes:0} minutes |\n");
        text.Append(CultureInfo.InvariantCulture, $"| machine | {Machine.Processor}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0} GiB; {RuntimeInformation.OSDescription.Split('#')[0].Trim()} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| versions | {RuntimeInformation.FrameworkDescription}; Node.js {await Machine.NodeAsync(cancel)}; Azurite {Azurite.Version}; json-server {JsonServer.Version}; Hugo {await Hugo.VersionAsync(cancel) ?? "not installed"} |\n");
        text.Append("| commands | `./bench` for all of it, `./bench ROW` for one row, `./bench --large` for the largest sizes, `./bench --quick` to see that it works |\n\n");
        text.Append("\"The emulator\" is Azurite with its tables in memory; \"the double\" is the tests' in-memory double of Table Storage. Both are filled by a seeded generator with the shape of real rounds (tests/Bench/Corpus).\n\n");
        text.Append("| row | what | bar | measured | holds | minimum / median / maximum |\n|---|---|---|---|---|---|\n");
        foreach (var (row, measured) in results)
        {
            foreach (var one in measured)
            {
                var holds = one.Holds switch { true => "yes", false => "**no**", null => "–" };
                text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {one.What} | {one.Bar} | {one.Result} | {holds} | {string.Join("<br>", one.Series.Select(Text))} |\n");
            }
        }

        var missed = results.SelectMany(result => result.Measured).Where(one => one.Holds == false).ToList();
        if (missed.Count > 0)
        {
            text.Append("\n## What does not hold, and why\n");
            foreach (var one in missed)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n**{one.What}: {one.Result}.** {one.Why ?? "Not explained yet: look into it."}\n");
            }
        }

        text.Append("\n## What each side does and does not do\n");
        foreach (var (row, _) in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{row.Name}.** {row.Terms.ReplaceLineEndings("\n")}\n");
        }

        return text.ToString();
    }

    private static string Text(Series series) =>
        $"{series.Of}: {Figure(series.Min)} / {Figure(series.Median)} / {Figure(series.Max)} {series.Unit} (n = {series.Values.Count.ToString(CultureInfo.InvariantCulture)})";

    private static string Figure(double value) =>
        value.ToString(value >= 100 ? "N0" : value >= 10 || value == Math.Floor(value) ? "0.#" : "0.000", CultureInfo.InvariantCulture);
}
