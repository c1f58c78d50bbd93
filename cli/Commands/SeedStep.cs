using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Rates;
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
        var (load, rateLoad) = (new SeedLoad(tables, TimeProvider.System), new RateLoad(tables, TimeProvider.System));
        var rateFile = await rateLoad.IfFurtherAsync(set.Rates, cancel);
        var rates = await PlanAsync(rateLoad, rateFile, cancel);
        var plan = await load.PlanAsync(set.Organizations, set.Deals, rates.Rates, cancel);
        rates = rates with { Deals = [.. rates.Deals.Where(deal => !plan.Writes(deal))] };
        if (plan.Deals.IsNothing && plan.Organizations.IsNothing && rates.IsNothing)
        {
            Output.Text(
                $"Nothing changed: {plan.Deals.Unchanged} deals and {plan.Organizations.Unchanged} organizations are as they were.");
            return Plans.Result(plan.Deals, plan.Organizations, isWritten: false);
        }

        if (!rates.IsNothing)
        {
            Output.Text($"Plan for rates: {RatesCommand.Text(rates)}.");
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
            return Plans.Result(plan.Deals, plan.Organizations, isWritten: false, rates);
        }

        // The deals of the seed files are written after the rates, so each of them is written once, with its figures.
        var (result, changed) = await Plans.WriteAsync(Command, () => Progress.RunAsync("Seeds", async report =>
        {
            await rateLoad.StoreAsync(rateFile, cancel);
            var loaded = await load.ApplyAsync(plan, (done, total) => report("Loading deals", "deals", done, total), cancel);
            return (loaded, await rateLoad.FinishAsync((done, total) => report("Changing deals", "deals", done, total), cancel));
        }));
        if (!rates.IsNothing)
        {
            Output.Text(RatesCommand.Done(rates, changed.Count));
        }

        Output.Text($"Deals: {Text(result.Deals)}. Organizations: {Text(result.Organizations)}.");
        return Plans.Result(plan.Deals, plan.Organizations, isWritten: true, rates with { Deals = changed });
    }

    private static async Task<RatePlan> PlanAsync(RateLoad load, RateFile file, CancellationToken cancel)
    {
        var plan = await load.PlanAsync(file, cancel);
        return plan.IsValue
            ? plan.Value
            : throw new StartException($"The rates beside the seed files do not fit the stored ones: {plan.Error}. Nothing was written.");
    }

    private static string Text(LoadCount count) =>
        $"{count.Added} added, {count.Changed} changed, {count.Removed} removed, {count.Unchanged} unchanged";
}
