using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Cli.Commands;

internal static class AcceptCommand
{
    public const string Name = "accept";

    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "The page or text: a file, a web address, or - for standard input." };
        var number = new Option<int?>("--draft")
        {
            Description = "The number of the draft, as deals read prints it. By default the only one that is the news.",
        };
        var deal = new Option<string?>("--deal") { Description = "The id of the deal that the claim joins." };
        var asNew = new Option<bool>("--new") { Description = "Enter a new deal, even if the draft could join one." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be entered, and write nothing." };
        var options = new DraftOptions();
        var command = new Command(Name, "Enter a draft into the seed files, as a claim of a deal or as a new deal. The files are "
            + "checked first.")
        {
            source, number, deal, asNew, dryRun,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var before = options.ReadSeeds(parsed);
            var readings = await options.ReadAsync(parsed, [parsed.GetValue(source)!], before.Set, stateFile: null, cancel);
            var (reading, draft) = Chosen(readings, parsed.GetValue(number));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var folder = parsed.GetValue(options.Seeds)!;
            var entered = new DraftEntry(folder, before.Set, today).Enter(reading, draft, new(DealOf(parsed.GetValue(deal)),
                parsed.GetValue(asNew)));
            return entered.IsValue
                ? Write(folder, before, entered.Value, parsed.GetValue(dryRun))
                : throw new StartException($"The draft cannot be entered: {entered.Error}.");
        });
        return command;
    }

    private static int Write(string folder, SeedReading before, AcceptedDraft entered, bool isDryRun)
    {
        var faults = SeedTrial.NewFaults(folder, before, entered.Files, TimeProvider.System);
        foreach (var fault in faults)
        {
            Output.Error($"{fault} [{fault.Code}]");
        }

        if (faults.Any(fault => fault.Severity == Severity.Error))
        {
            Output.Error("Nothing was entered. Correct the article's facts with the options, or enter the claim by hand.");
            return ExitCode.Failed;
        }

        if (!isDryRun)
        {
            SeedTrial.Write(folder, entered.Files);
        }

        var files = entered.Files.Keys.Order(StringComparer.Ordinal).ToList();
        var what = entered.IsNewDeal ? $"the new deal {entered.Deal}" : $"the deal {entered.Deal}";
        Output.Result(
            new(!isDryRun, entered.Deal, entered.IsNewDeal, entered.Claim, files, entered.NewOrganizations),
            CommandJson.Printed.AcceptAnswer,
            [
                $"{(isDryRun ? "Would enter" : "Entered")} the claim {entered.Claim} into {what}: {string.Join(", ", files)}.",
                .. entered.NewOrganizations.Select(name => $"New organization, with its name alone: {name}."),
            ]);
        return ExitCode.Success;
    }

    private static (ArticleReading Reading, DraftDeal Draft) Chosen(IReadOnlyList<ArticleReading> readings, int? number)
    {
        if (readings is not [var reading])
        {
            throw new StartException($"accept takes one article, and this has {readings.Count}; name the page of one of them.");
        }

        var main = reading.Deals.Where(draft => draft.Scope == DealScope.Main).ToList();
        return number switch
        {
            null when main is [var only] => (reading, only),
            null => throw new StartException($"The article tells {reading.Deals.Count} deals, {main.Count} of them as news; choose one "
                + "with --draft NUMBER."),
            { } chosen when chosen >= 1 && chosen <= reading.Deals.Count => (reading, reading.Deals[chosen - 1]),
            _ => throw new StartException($"--draft is {number}; the article has {reading.Deals.Count} drafts."),
        };
    }

    private static DealId? DealOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var id = DealId.Parse(text);
        return id.IsValue ? id.Value : throw new StartException($"--deal: {id.Error}.");
    }
}
