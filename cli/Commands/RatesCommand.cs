using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class RatesCommand
{
    private const string Name = "rates";

    public static Command Create()
    {
        var source = new Argument<string>("source")
        {
            Description = "A file or an address with the European Central Bank's rates: zip, CSV or XML.",
            DefaultValueFactory = _ => RateFolder.Address,
        };
        var seeds = new Option<string?>("--seeds")
        {
            Description = "Update the rates in this folder of seed files, and not those in storage.",
            HelpName = "folder",
        };
        var dryRun = Plans.DryRun();
        var storage = SharedOptions.Storage();
        var command = new Command(
            Name,
            "Add the newest reference rates, and give deals that waited for them their figure in dollars. Repeating it changes nothing.")
        {
            source, seeds, dryRun, storage,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var named = parsed.GetValue(source)!;
            var file = await RateSource.ReadAsync(named, cancel);
            if (parsed.GetValue(seeds) is { } folder)
            {
                return Update(folder, file, named, parsed.GetValue(dryRun));
            }

            var tables = SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage)));
            return await StoreAsync(tables, file, named, parsed.GetValue(dryRun), cancel);
        });
        return command;
    }

    /// <summary>What would be stored: "6,981 days to add, to 2026-04-13".</summary>
    public static string Text(RatePlan plan) =>
        $"{plan.Days:N0} {(plan.Days == 1 ? "day" : "days")} to add, to {plan.Last:yyyy-MM-dd}. Deals that waited for them: " +
        $"{plan.Deals.Count:N0} to change";

    /// <summary>What was stored.</summary>
    public static string Done(RatePlan plan, int deals) =>
        $"Rates: {plan.Days:N0} {(plan.Days == 1 ? "day" : "days")} added, to {plan.Last:yyyy-MM-dd} " +
        $"({ExchangeRate.EuropeanCentralBank}). Deals: {deals:N0} changed.";

    private static async Task<int> StoreAsync(ITables tables, RateFile file, string source, bool dryRun, CancellationToken cancel)
    {
        var load = new RateLoad(tables, TimeProvider.System);
        var plan = OrRefuse(await load.PlanAsync(file, cancel), source);
        if (plan.IsNothing || dryRun)
        {
            return Planned(plan, dryRun);
        }

        var changed = await Plans.WriteAsync(Name, () => Progress.RunAsync(
            "Rates", report => load.RunAsync(file, (done, total) => report("Changing deals", "deals", done, total), cancel)));
        Output.Result(
            RatesResult.Of(plan with { Deals = changed }, isWritten: true),
            CommandJson.Printed.RatesResult,
            Done(plan, changed.Count));
        if (changed.Count > 0)
        {
            Output.Text("The next refresh updates the summaries: deals refresh, or the timer.");
        }

        return ExitCode.Success;
    }

    private static int Update(string seeds, RateFile file, string source, bool dryRun)
    {
        if (!Directory.Exists(seeds))
        {
            throw new StartException($"{seeds} does not exist. Run this in the project's folder, or name the folder with --seeds.");
        }

        var plan = OrRefuse(RateFolder.Add(seeds, file, dryRun), source);
        if (plan.IsNothing || dryRun)
        {
            return Planned(plan, dryRun);
        }

        Output.Result(
            RatesResult.Of(plan, isWritten: true),
            CommandJson.Printed.RatesResult,
            $"{Path.Combine(seeds, RateFolder.Name)}: {plan.Days:N0} days added, to {plan.Last:yyyy-MM-dd}. Run deals check.");
        return ExitCode.Success;
    }

    private static RatePlan OrRefuse(Parsed<RatePlan> plan, string source)
    {
        if (!plan.IsValue)
        {
            throw new StartException($"{source}: {plan.Error}. Nothing was written.");
        }

        plan.Value.Warnings.ToList().ForEach(warning => Output.Note($"Warning: {warning}"));
        return plan.Value;
    }

    private static int Planned(RatePlan plan, bool dryRun)
    {
        if (plan.IsNothing)
        {
            Output.Text($"Nothing changed: rates are known to {plan.Last:yyyy-MM-dd}.");
        }
        else
        {
            Output.Text($"Plan for rates: {Text(plan)}.");
            Plans.PrintNames("Changed deals", [.. plan.Deals.Select(deal => $"{deal}")]);
        }

        if (dryRun)
        {
            Plans.NothingWritten();
        }

        Output.Result(RatesResult.Of(plan, isWritten: false), CommandJson.Printed.RatesResult);
        return ExitCode.Success;
    }
}
