using System.CommandLine;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Drafts;

namespace ServerlessDeals.Cli.Commands;

internal static class ReadCommand
{
    public const string Name = "read";

    public static Command Create()
    {
        var sources = new Argument<string[]>("source")
        {
            Description = "Pages, texts, feeds and folders of them: files, web addresses, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "The same as --output json." };
        var state = new Option<string?>("--state")
        {
            Description = "The file that keeps what sites said of their feeds, so that these are sent again only after a change. "
                + "By default one in your local application data.",
        };
        var options = new DraftOptions();
        var command = new Command(Name, "Read the deals that articles tell, and print them as draft claims. Nothing is "
            + "entered.") { sources, json, state };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var set = options.ReadSeeds(parsed).Set;
            var readings = await options.ReadAsync(parsed, parsed.GetValue(sources)!, set,
                parsed.GetValue(state) ?? ArticleInput.DefaultState, cancel);
            if (parsed.GetValue(json))
            {
                GlobalOptions.UseJson();
            }

            var lines = readings.SelectMany(reading => Lines(reading, set.Deals));
            Output.Result(
                new([.. readings.Select(reading => ReadArticle.Of(reading, set.Deals))]), CommandJson.Printed.ReadAnswer, lines);
            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<string> Lines(ArticleReading reading, IReadOnlyList<Deal> deals)
    {
        var article = reading.Article;
        yield return $"# {article.Title}";
        string[] facts = [article.Publisher ?? "publisher unknown", article.Published?.ToString() ?? "date unknown", article.Address];
        yield return $"# {string.Join(", ", facts.Where(fact => fact.Length > 0))}";
        if (reading.Deals.Count == 0)
        {
            yield return "# It tells no deal that is clear enough.";
        }

        foreach (var (index, draft) in reading.Deals.Index())
        {
            foreach (var line in Lines(reading, draft, index + 1, deals))
            {
                yield return line;
            }
        }

        foreach (var left in reading.LeftOut.Distinct())
        {
            yield return $"# left out: {left.Field} \"{left.Words.Text}\": {left.Why}";
        }

        yield return "";
    }

    private static IEnumerable<string> Lines(ArticleReading reading, DraftDeal draft, int number, IReadOnlyList<Deal> deals)
    {
        var isNew = draft.Company.Value.Id is null ? ", not registered" : "";
        yield return "";
        yield return $"# draft {number} ({EnumWords.Of(draft.Scope)}): {draft.Company.Value.Name}{isNew}, {EnumWords.Of(draft.Kind.Value)}";
        var candidates = JoinedDeals.Of(draft, reading.Article, deals);
        foreach (var candidate in candidates)
        {
            yield return $"# may join {candidate.Deal}: {candidate.Why}";
        }

        foreach (var party in draft.Parties.Where(party => party.Name.Id is null))
        {
            yield return $"# not registered: {party.Name.Name}";
        }

        var claim = new ClaimYaml(reading, draft, recorded: null);
        yield return claim.Write(0, ClaimYaml.Id(reading.Article, draft), withWords: true).TrimEnd('\n');
    }
}
