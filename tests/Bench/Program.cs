using System.CommandLine;
using ServerlessDeals.Bench;
using ServerlessDeals.Bench.Cost;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Bench.Scale;
using ServerlessDeals.Cli.Hosting;

// The processes that are measured, and the one that loads them, are this same program: what they load at start is alike.
if (args is ["peer", .. var peer])
{
    return await PeerProgram.RunAsync(peer);
}

var quick = new Option<bool>("--quick") { Description = "A small corpus and few repetitions: to see that it works, not to measure." };
var large = new Option<bool>("--large") { Description = "450,000 deals on the double and 45,000 on the emulator, for the rows whose work could grow with them (import, refresh); writes docs/benchmarks-large.md. Two hours, most of them in the emulator, and 21 GB of memory." };
var write = new Option<bool>("--write") { Description = "Write the document though only some rows were measured; the others are then left out." };
var rows = new Argument<string[]>("rows") { Description = $"Only these rows: {string.Join(", ", AllRows.Names)}.", Arity = ArgumentArity.ZeroOrMore };
rows.AcceptOnlyFromAmong([.. AllRows.Names]);
var root = new RootCommand("Measures every row of the project's bar beside its peers and writes docs/benchmarks.md.") { rows, quick, large, write };
var cost = new Command("cost", "Record what answers, refreshes and imports ask of storage, and write docs/cost.md.") { quick };
cost.SetAction((parsed, cancel) => CostRun.RunAsync(parsed.GetValue(quick), cancel));
root.Add(cost);
var scale = new Command("scale", "Simulate ten and a hundred million deals, and write docs/scale.md.") { quick, large };
scale.SetAction((parsed, cancel) => ScaleRun.RunAsync(parsed.GetValue(quick), parsed.GetValue(large), cancel));
root.Add(scale);
root.SetAction((parsed, cancel) => BenchRun.RunAsync(parsed.GetValue(rows) ?? [], parsed.GetValue(quick), parsed.GetValue(large), parsed.GetValue(write), cancel));
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (StartException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
