using ServerlessDeals.Bench.Report;

namespace ServerlessDeals.Bench;

/// <summary>Runs the rows one after the other, so that none disturbs another, and prints what came out.</summary>
internal static class BenchRun
{
    public static async Task<int> RunAsync(IReadOnlyCollection<string> names, bool quick, bool large, bool write, CancellationToken cancel)
    {
        var all = AllRows.Entries.Where(row => row.Grows || !large).ToList();
        var rows = all.Where(row => names.Count == 0 || names.Contains(row.Name, StringComparer.Ordinal)).ToList();
        await using var ground = new Ground(quick, large);
        var results = new List<(RowEntry Row, IReadOnlyList<Measured> Measured)>();
        foreach (var row in rows)
        {
            ground.Tell($"{row.Name} …");
            var measured = await row.RunAsync(ground, cancel);
            results.Add((row, measured));
            foreach (var one in measured)
            {
                ground.Tell($"  {one.What}: {one.Result} (bar: {one.Bar}){(one.Holds is { } holds ? holds ? ", holds" : ", DOES NOT HOLD" : "")}");
            }
        }

        var path = Path.Combine("docs", large ? "benchmarks-large.md" : "benchmarks.md");
        var isFull = rows.Count == all.Count && !quick;
        if (isFull || write)
        {
            await File.WriteAllTextAsync(path, await Document.OfAsync(results, isFull, quick, large, ground.Elapsed, cancel), cancel);
            ground.Tell($"Written to {path}.");
        }
        else
        {
            ground.Tell($"{path} is left as it is: only a full run writes it, or --write.");
        }

        return results.SelectMany(result => result.Measured).Any(one => one.Holds == false) ? 3 : 0;
    }
}
