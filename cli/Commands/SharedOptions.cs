using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Options and steps that several commands share.</summary>
internal static class SharedOptions
{
    public const string StorageName = "--storage";

    public static Option<string> Seeds() => new("--seeds")
    {
        Description = "The folder of seed files.",
        DefaultValueFactory = _ => "seeds",
    };

    public static Option<string> Storage() => new(StorageName)
    {
        Description = "A connection string, or the address of an account's tables, which is opened with your Azure login. " +
            "By default the setting DealsStorage, or the local emulator if it is not set.",
    };

    /// <summary>The storage to use. The setting is not the option's default, since --help would print it and it may be secret.</summary>
    public static string StorageOf(string? option) => option ?? StorageSettings.Of(Environment.GetEnvironmentVariable);

    /// <summary>Tables that allow full scans, for backups and upgrades.</summary>
    /// <inheritdoc cref="StorageConnection.Open"/>
    public static AzureTables AccountTables(string? option) => StorageConnection.Open(StorageOf(option));

    /// <inheritdoc cref="StorageConnection.Open"/>
    public static ITables Tables(string connection) => StorageConnection.Open(connection);

    /// <summary>Reads the seed files and prints their faults. Returns null if there are errors.</summary>
    public static SeedSet? Read(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "companies")))
        {
            throw new StartException(
                $"{folder}/companies does not exist. Run this in the project's folder, or name the folder with --seeds.");
        }

        var (set, faults) = SeedFolder.Read(folder, TimeProvider.System);
        foreach (var fault in faults)
        {
            Console.WriteLine(fault);
        }

        var errors = faults.Count(fault => fault.Severity == Severity.Error);
        Console.WriteLine(
            $"{set.Files} files: {set.Deals.Count} deals, {set.Deals.Sum(deal => deal.Claims.Count)} claims, " +
            $"{set.Organizations.Count} organizations; {errors} errors, {faults.Count - errors} warnings.");
        return errors == 0 ? set : null;
    }

    public static async Task SeedAsync(ITables tables, SeedSet set, CancellationToken cancel)
    {
        var load = new SeedLoad(tables, TimeProvider.System);
        var result = await Progress.RunAsync(
            "Seeds",
            report => load.RunAsync(set.Organizations, set.Deals, (done, total) => report("Loading deals", "deals", done, total), cancel));
        Console.WriteLine(result.Deals.IsNothing && result.Organizations.IsNothing
            ? $"Nothing changed: {result.Deals.Unchanged} deals and {result.Organizations.Unchanged} organizations are as they were."
            : $"Deals: {Text(result.Deals)}. Organizations: {Text(result.Organizations)}.");
    }

    /// <returns>False if another refresh was running, so that this one did nothing.</returns>
    public static async Task<bool> RefreshAsync(ITables tables, bool full, bool alone, CancellationToken cancel)
    {
        var run = await CountAsync(tables, full, alone, cancel);
        Output.Result(Answer(run), CommandJson.Printed.RefreshAnswer, Text(run));
        return run.Outcome != RefreshOutcome.AlreadyRunning;
    }

    /// <summary>Refreshes the summaries without printing the result.</summary>
    public static async Task<RefreshRun> CountAsync(ITables tables, bool full, bool alone, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var refresh = new SummaryRefresh(tables, TimeProvider.System);
        return await Progress.RunAsync(
            "Summaries",
            report => refresh.RunAsync(full, (done, total) => report("Refreshing summaries", "groups", done, total), cancel, alone));
    }

    public static string Text(RefreshRun run) => run.Outcome switch
    {
        RefreshOutcome.Refreshed =>
            $"Summaries: {run.Groups} written, from {run.Changes} changes in {run.Cells} cells, in {run.Took.TotalSeconds:0.0} s.",
        RefreshOutcome.NothingToDo => "Summaries: nothing changed.",
        _ => "Summaries: another refresh is running; it sees the same changes.",
    };

    /// <summary>What a refresh did, as POST /api/operations/refresh answers.</summary>
    public static RefreshAnswer Answer(RefreshRun run) =>
        new(EnumWords.Of(run.Outcome), run.Changes, run.Cells, run.Groups, (long)run.Took.TotalMilliseconds);

    private static string Text(LoadCount count) =>
        $"{count.Added} added, {count.Changed} changed, {count.Removed} removed, {count.Unchanged} unchanged";
}
