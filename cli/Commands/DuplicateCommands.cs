using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Duplicates;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The commands with which a person decides about a pair of candidates.</summary>
internal static class DuplicateCommands
{
    public static Command Merge()
    {
        var into = new Argument<string>("into") { Description = "The id of the deal, or of the organization, that is left." };
        var old = new Argument<string>("old") { Description = "The id of the other, which becomes an alias." };
        var storage = SharedOptions.Storage();
        var command = new Command(
            "merge", "Make two deals, or two organizations, one. The old id becomes an alias. deals undo with that id takes it back.")
        {
            into, old, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (kept, gone) = (IdOf(parsed.GetValue(into)!), IdOf(parsed.GetValue(old)!));
            var decisions = Decisions(parsed.GetValue(storage));
            var result = ValueOf(await Plans.WriteAsync("merge", () => decisions.MergeAsync(kept, gone, cancel)));
            Output.Text(result.IsRepeated
                ? $"{gone} had been merged into {kept} before."
                : $"{gone} is now {kept}: {Text(result)}. deals undo {gone} takes it back.");
            PrintRefresh(result);
            Output.Result(new($"{kept}", $"{gone}", result.Deals, result.Claims), CommandJson.Printed.MergeAnswer);
            return ExitCode.Success;
        });
        return command;
    }

    public static Command Distinct()
    {
        var one = new Argument<string>("one") { Description = "The id of a deal, or of an organization." };
        var other = new Argument<string>("other") { Description = "The id of another that is not the same." };
        var withdraw = new Option<bool>("--withdraw") { Description = "Forget that they are not the same." };
        var storage = SharedOptions.Storage();
        var command = new Command(
            "distinct", "Keep in mind that two deals, or two organizations, are not the same. They are no candidates any more.")
        {
            one, other, withdraw, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (first, second) = (IdOf(parsed.GetValue(one)!), IdOf(parsed.GetValue(other)!));
            var isWithdrawn = parsed.GetValue(withdraw);
            var isChanged = ValueOf(await Decisions(parsed.GetValue(storage)).DistinctAsync(first, second, isWithdrawn, cancel));
            var state = isWithdrawn ? "not marked as distinct" : "marked as distinct";
            Output.Text($"{first} and {second} {(isChanged ? $"are now {state}" : $"had been {state} before")}.");
            Output.Result(new($"{first}", $"{second}", !isWithdrawn), CommandJson.Printed.DistinctAnswer);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Takes back the merge that made an id an alias.</summary>
    /// <returns>The exit code; null if the id is no alias.</returns>
    public static async Task<int?> UndoAsync(string id, bool dryRun, DuplicateDecisions decisions, CancellationToken cancel)
    {
        if (await decisions.FindAsync(id, cancel) is not { } merge)
        {
            return null;
        }

        if (dryRun)
        {
            var what = merge.Deal is null ? "an organization" : "a deal";
            Output.Text($"{merge.Old} would be {what} of its own again, beside {merge.Into}.");
            Plans.NothingWritten();
            return ExitCode.Success;
        }

        var result = ValueOf(await Plans.WriteAsync("undo", () => decisions.UndoAsync(merge, cancel)));
        Output.Text($"{merge.Old} is no longer {merge.Into}: {Text(result)}.");
        PrintRefresh(result);
        Output.Result(new($"{merge.Into}", $"{merge.Old}", result.Deals, result.Claims), CommandJson.Printed.MergeAnswer);
        return ExitCode.Success;
    }

    private static DuplicateDecisions Decisions(string? storage) =>
        new(SharedOptions.Tables(SharedOptions.StorageOf(storage)), TimeProvider.System);

    private static string Text(MergeResult result) =>
        $"{result.Deals:N0} {(result.Deals == 1 ? "deal" : "deals")} written, "
        + $"{result.Claims:N0} {(result.Claims == 1 ? "claim" : "claims")} moved";

    private static void PrintRefresh(MergeResult result)
    {
        if (result.Deals > 0)
        {
            Output.Text("The next refresh updates the summaries: deals refresh, or the timer.");
        }
    }

    private static Slug IdOf(string text)
    {
        var parsed = Slug.Parse(text);
        return parsed.IsValue ? parsed.Value : throw new StartException($"{English.Sentence(English.Capital(parsed.Error))}");
    }

    private static T ValueOf<T>(Parsed<T> result) =>
        result.IsValue ? result.Value : throw new StartException($"{English.Sentence(English.Capital(result.Error))} Nothing was written.");
}
