using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Loads seed files into storage, for the commands that do.</summary>
/// <param name="Command">The command that the messages name.</param>
/// <param name="DryRun">Show the plan and write nothing.</param>
/// <param name="AllowRemovals">Remove any number of deals and organizations.</param>
internal sealed record SeedStep(string Command, bool DryRun, bool AllowRemovals)
{
    /// <returns>The exit code. If it is not 0, nothing was written.</returns>
    public async Task<int> RunAsync(ITables tables, SeedSet set, CancellationToken cancel)
    {
        var load = new SeedLoad(tables, TimeProvider.System);
        var plan = await load.PlanAsync(set.Organizations, set.Deals, cancel);
        if (plan.Deals.IsNothing && plan.Organizations.IsNothing)
        {
            Output.Text(
                $"Nothing changed: {plan.Deals.Unchanged} deals and {plan.Organizations.Unchanged} organizations are as they were.");
            return Plans.Result(plan.Deals, plan.Organizations, isWritten: false);
        }

        Plans.PrintCounts(plan.Deals, plan.Organizations);
        if (!AllowRemovals && (plan.Deals.RemovesTooMany || plan.Organizations.RemovesTooMany))
        {
            return Plans.Refuse(
                Command, $"The seed files no longer have {Plans.Removals(plan.Deals, plan.Organizations)}");
        }

        Plans.PrintNames("deals", plan.Deals, DryRun);
        Plans.PrintNames("organizations", plan.Organizations, DryRun);
        if (DryRun)
        {
            Plans.NothingWritten();
            return Plans.Result(plan.Deals, plan.Organizations, isWritten: false);
        }

        var result = await Plans.WriteAsync(Command, () => Progress.RunAsync(
            "Seeds", report => load.ApplyAsync(plan, (done, total) => report("Loading deals", "deals", done, total), cancel)));
        Output.Text($"Deals: {Text(result.Deals)}. Organizations: {Text(result.Organizations)}.");
        return Plans.Result(plan.Deals, plan.Organizations, isWritten: true);
    }

    private static string Text(LoadCount count) =>
        $"{count.Added} added, {count.Changed} changed, {count.Removed} removed, {count.Unchanged} unchanged";
}
