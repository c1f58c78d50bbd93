using ServerlessDeals.Loading.Imports;

namespace ServerlessDeals.Cli.Commands;

/// <summary>What an import prints about its progress, plan and result.</summary>
internal static class ImportText
{
    public static void Report(Progress.Report report, ImportStep step, long done, long total)
    {
        var (text, unit) = step switch
        {
            ImportStep.Reading => ("Reading rows", "bytes"),
            ImportStep.Planning => ("Comparing deals", "company days"),
            _ => ("Writing deals", "company days"),
        };
        report(text, unit, done, total);
    }

    /// <summary>An import removes nothing, so its plan names no removals.</summary>
    /// <param name="planFile">The file that lists the plan; null if it is none but a dry run's.</param>
    public static void PrintPlan(ImportResult plan, bool dryRun, string? planFile)
    {
        var leftOut = plan.LeftOut == 0 ? "" : $", {plan.LeftOut:N0} left out";
        Output.Text(
            $"{plan.Rows:N0} rows: {plan.Rows - plan.Rejected - plan.LeftOut:N0} good, {plan.Rejected:N0} rejected{leftOut}; " +
            $"they describe {plan.Rounds:N0} rounds.");
        foreach (var (presumed, count) in plan.Presumptions.OrderByDescending(presumption => presumption.Value))
        {
            Output.Text($"Currency: {count:N0} {(count == 1 ? "amount" : "amounts")} {presumed}.");
        }

        foreach (var warning in plan.Warnings)
        {
            Output.Text($"Warning: {warning}");
        }

        Output.Text(
            $"Plan for deals: {plan.Added:N0} to add, {plan.Changed:N0} to change, 0 to remove, {plan.Unchanged:N0} unchanged. " +
            $"Organizations: {plan.OrganizationsAdded:N0} to add, {plan.OrganizationsExtended:N0} to extend.");
        PrintOthers(plan);
        if (dryRun && plan.Changed > 0)
        {
            var more = plan.Changed - plan.ChangedDeals.Count;
            Output.Text($"Changed deals: {string.Join(", ", plan.ChangedDeals)}{(more > 0 ? $" and {more:N0} more" : "")}.");
        }

        if (dryRun)
        {
            Plans.NothingWritten();
            Output.Note($"{planFile} lists each deal with its rows, the sources it joins, and new conflicts.");
        }
    }

    private static void PrintOthers(ImportResult plan)
    {
        if (plan.Joined > 0)
        {
            Output.Text($"Of those that change, {plan.Joined:N0} {(plan.Joined == 1 ? "was" : "were")} so far only in other sources.");
        }

        if (plan.InConflict > 0)
        {
            Output.Text($"{plan.InConflict:N0} {(plan.InConflict == 1 ? "deal" : "deals")} would newly contradict another source.");
        }
    }

    public static void PrintWritten(ImportResult result)
    {
        if (result.Resumed > 0)
        {
            Output.Text($"Resumed: {result.Resumed:N0} companies and days had been written before.");
        }

        Output.Text($"This import is {result.Import}; deals undo {result.Import} removes it again.");
        Output.Text(
            $"Deals: {result.Added:N0} added, {result.Changed:N0} changed, {result.Unchanged:N0} unchanged. " +
            $"Organizations: {result.OrganizationsAdded:N0} added, {result.OrganizationsExtended:N0} extended.");
    }
}
