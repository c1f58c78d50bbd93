using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>What commands that change storage have in common: the plan that they show before they write, and their refusals.</summary>
internal static class Plans
{
    private const int MostNamed = 20;

    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Show what would be added, changed and removed. Write nothing.",
    };

    public static Option<bool> AllowRemovals() => new("--allow-removals")
    {
        Description = $"Remove deals even if they are more than {RemovalLimit.Most}, or more than {RemovalLimit.MostPercent} % of all.",
    };

    /// <summary>The ids, up to twenty of them.</summary>
    public static string Names(IReadOnlyCollection<string> ids) =>
        string.Join(", ", ids.Take(MostNamed)) + (ids.Count > MostNamed ? $" and {ids.Count - MostNamed:N0} more" : "");

    /// <summary>What would be removed: "3 of 200 deals (a, b, c) and 1 of 300 organizations (d)".</summary>
    public static string Removals(PlannedChanges deals, PlannedChanges organizations) => string.Join(
        " and ",
        new[] { (Kind: "deals", Changes: deals), (Kind: "organizations", Changes: organizations) }
            .Where(planned => planned.Changes.Removed.Count > 0)
            .Select(planned =>
                $"{planned.Changes.Removed.Count:N0} of {planned.Changes.Stored:N0} {planned.Kind} ({Names(planned.Changes.Removed)})"));

    public static string Text(PlannedChanges changes) =>
        $"{changes.Added:N0} to add, {changes.Changed.Count:N0} to change, {changes.Removed.Count:N0} to remove, " +
        $"{changes.Unchanged:N0} unchanged";

    public static void PrintCounts(PlannedChanges deals, PlannedChanges organizations) =>
        Output.Text($"Plan for deals: {Text(deals)}. Organizations: {Text(organizations)}.");

    /// <summary>Prints the names of what is removed. A dry run also names what changes.</summary>
    public static void PrintNames(string kind, PlannedChanges changes, bool dryRun)
    {
        PrintNames($"Changed {kind}", dryRun ? changes.Changed : []);
        PrintNames($"Removed {kind}", changes.Removed);
    }

    /// <summary>Prints a line of ids, if there are any.</summary>
    public static void PrintNames(string what, IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
        {
            Output.Text($"{what}: {Names(ids)}.");
        }
    }

    /// <summary>Prints why a command removes nothing, and what to do if the removals are intended.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse(string command, string what)
    {
        Output.Error(
            $"{what}. Nothing was written. If this is intended, run deals {command} with --allow-removals.");
        return ExitCode.Refused;
    }

    /// <summary>The end of a dry run.</summary>
    public static void NothingWritten() => Output.Text("Nothing was written.");

    /// <summary>Prints the plan for --output json.</summary>
    /// <param name="isWritten">Whether it was carried out.</param>
    /// <returns>The exit code.</returns>
    public static int Result(PlannedChanges deals, PlannedChanges organizations, bool isWritten, RatePlan? rates = null)
    {
        Output.Result(
            new(isWritten, PlannedItems.Of(deals), PlannedItems.Of(organizations))
            {
                Rates = rates is null or { IsNothing: true } ? null : RatesResult.Of(rates, isWritten),
            },
            CommandJson.Printed.PlanResult);
        return ExitCode.Success;
    }

    /// <summary>Runs work that writes deals.</summary>
    /// <exception cref="StartException">Another process keeps writing the same rows. The message says what to do.</exception>
    public static async Task<T> WriteAsync<T>(string command, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (ConcurrentWriteException conflict)
        {
            throw new StartException($"{conflict.Message} Run deals {command} again; what is written stays.");
        }
    }
}
