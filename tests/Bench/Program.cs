using System.CommandLine;
using ServerlessDeals.Bench.Cost;
using ServerlessDeals.Bench.Reading;
using ServerlessDeals.Bench.Scale;

// The measured processes are this same program, so that all load the same libraries at start.
if (args is ["peer", .. var peer])
{
    await PeerProgram.RunAsync(peer);
    return 0;
}

var quick = new Option<bool>("--quick") { Description = "Use a small corpus and few repetitions, to see that it works. Measures nothing." };
var large = new Option<bool>("--large")
{
    Description = "Measure the rows that could grow with the data (import, refresh) on 450,000 deals in memory and 45,000 on the emulator, "
        + "and write docs/benchmarks-large.md. Takes two hours and 21 GB of memory.",
};
var rows = new Argument<string[]>("rows") { Description = "Measure only these rows.", Arity = ArgumentArity.ZeroOrMore };
rows.AcceptOnlyFromAmong([.. Benchmarks.Rows.Select(row => row.Name)]);

var cost = new Command("cost", "Record the storage requests of answers, refreshes and imports, and write docs/cost.md.") { quick };
cost.SetAction((parsed, cancel) => CostRun.RunAsync(parsed.GetValue(quick), cancel));
var onlySite = new Option<bool>("--site") { Description = "Only the size of the site." };
var scale = new Command("scale", "Simulate ten and a hundred million deals, and write docs/scale.md.") { quick, large, onlySite };
scale.SetAction((parsed, cancel) => parsed.GetValue(onlySite)
    ? ScaleRun.RunSiteAsync(parsed.GetValue(quick), cancel)
    : ScaleRun.RunAsync(parsed.GetValue(quick), parsed.GetValue(large), cancel));
var folder = new Argument<string?>("folder")
{
    Description = "Texts and pages with a facts.jsonl of labels. Without it, the articles of the repository, whose scores are written into "
        + "docs/reading.md.",
    Arity = ArgumentArity.ZeroOrOne,
};
var reading = new Command("reading", "Score how articles are read against their labels, and list every mistake with its words.") { folder };
reading.SetAction((parsed, cancel) => ReadingRun.RunAsync(parsed.GetValue(folder), cancel));
var root = new RootCommand("Measures every row of the project's bar beside its peers and writes docs/benchmarks.md.")
{
    rows, quick, large, cost, scale, reading,
};
root.SetAction((parsed, cancel) =>
    Benchmarks.RunAsync(parsed.GetValue(rows) ?? [], parsed.GetValue(quick), parsed.GetValue(large), cancel));
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception missing) when (missing is StartException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
