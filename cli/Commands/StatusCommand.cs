using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Publishing;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class StatusCommand
{
    private const int Runs = 10;

    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command("status", "Show how fresh the summaries are, and what the last refreshes did.") { storage };
        command.SetAction((parsed, cancel) => RunAsync(SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage))), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ITables tables, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var reader = new SummaryReader(tables, TimeProvider.System);
        var status = await reader.StatusAsync(cancel);
        var overall = status.Generation == 0 ? null : await reader.GetAsync(Dimension.Overall, "all", null, cancel);
        var lease = await SummaryRefresh.LeaseAsync(tables, cancel);
        await ClockWarning.PrintAsync(tables, cancel);
        var runs = await new RunLog(tables).NewestAsync(Runs, cancel);
        Output.Result(
            Result(status, overall, lease, runs),
            CommandJson.Printed.StatusResult,
            [Line(status, overall), .. lease is null ? Array.Empty<string>() : [RefreshCommand.Text(lease)], .. runs.Select(Line)]);
        return runs is [{ Outcome: RefreshOutcome.Failed }, ..] ? ExitCode.Failed : ExitCode.Success;
    }

    private static StatusResult Result(
        SummaryStatus status, Summary? overall, HeldLease? lease, IReadOnlyList<RefreshRun> runs) => new(
        status.RefreshedAt,
        status.Reported?.ToString(),
        overall is null ? null : JsonSerializer.SerializeToElement(overall, AnswersJson.Web.Summary),
        lease,
        [.. runs.Select(RefreshLine.Of)]);

    private static string Line(SummaryStatus status, Summary? overall)
    {
        if (overall is null)
        {
            return "There are no summaries yet: run deals refresh.";
        }

        var counts = Enum.GetValues<Family>().Select(family => Line(family, overall.Of(family)));
        return $"Summaries of {Time(status.RefreshedAt)}, with publications up to {status.Reported}: {string.Join("; ", counts)}.";
    }

    private static string Line(RefreshRun run) =>
        $"{Time(run.Started)}  {EnumWords.Of(run.Outcome),-13}  {run.Took.TotalSeconds,7:0.0} s  {run.Changes,6:N0} changes  " +
        $"{run.Cells,7:N0} cells  {run.Groups,6:N0} summaries  {run.Requests,7:N0} requests" +
        $"{(run.Error is null ? "" : "  " + run.Error)}";

    private static string Line(Family family, FamilySummary summary) =>
        $"{EnumWords.Of(family)} {summary.Announced.Deals:N0} announced, {summary.InTalks.Deals:N0} in talks, " +
        $"{summary.StaleTalks.Deals:N0} stale, {summary.Cancelled:N0} cancelled";

    private static string Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";
}
