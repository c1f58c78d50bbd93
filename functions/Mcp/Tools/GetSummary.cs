using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class GetSummary(RecordReaders readers) : AssistantTool
{
    private const int DefaultLimit = 10;
    private const string All = "all";

    /// <summary>The most months, quarters or years of a group. Two years of months, and all quarters of seven.</summary>
    private const int MostPeriods = 28;

    private static readonly IEnumerable<string> Orders =
        Enum.GetValues<Dimension>().SelectMany(SummaryOrder.Names).Distinct(StringComparer.Ordinal);

    public override string Name => "get_summary";

    public override string Title => "Counts and totals";

    public override string Description =>
        "Counts deals and adds up their amounts in comparable dollars: all of them (dimension overall), or by month, sector, country, " +
        "region, round, kind, status, company or investor, of all time or from one period to another, and by month, quarter or year. " +
        "Without a key it lists the groups: a league table, for example. Funding, debt, sales of shares and takeovers are apart, and so " +
        "are talks.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        new("dimension", "How to group the deals.", "month") { IsRequired = true, Values = EnumWords.All<Dimension>() },
        new("key", "One group: 2024-03, 2024-Q1, robotics, CN, series-b, closed, alibaba. Leave it out to list the groups.", "2024-03"),
        new("family", "Only these deals: money raised, loans, sales of existing shares, or takeovers.", "funding")
        {
            Values = EnumWords.All<Family>(),
        },
        new("from", "Only deals surely dated in this month, quarter or year or later.", "2024"),
        new("to", "Only deals surely dated in this month, quarter or year or earlier.", "2024-Q4"),
        new("by", "Also divides each group into these periods.", "quarter") { Values = ["month", "quarter", "year"] },
        new("sort", "The order of the groups: -deals is most deals first, -led most led (investors), -raised most raised.", "-deals")
        {
            Values = Orders,
        },
        Limit(DefaultLimit),
        Cursor,
        AsOf,
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.FiguresAnswer;

    public override async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var dimension = arguments.Value("dimension", EnumWords.Parse<Dimension>)!.Value;
        var query = SummaryParameters.Query(arguments, dimension) with
        {
            Sort = arguments.Word("sort", SummaryOrder.Names(dimension)),
        };
        SummaryParameters.Check(query);
        var key = arguments.Text("key") ?? (dimension == Dimension.Overall ? All : null);
        try
        {
            var answer = key is null ? await TableAsync(arguments, query, cancel) : await OneAsync(query, key, cancel);
            return answer with { AsOf = query.AsOf is { } day ? PartialDate.OfDay(day).ToString() : null };
        }
        catch (WindowTooLargeException tooLarge)
        {
            throw new ProblemException(Problem.BadParameter("from", tooLarge.Message));
        }
    }

    private async Task<AssistantAnswer> OneAsync(SummaryQuery query, string key, CancellationToken cancel)
    {
        var isKnown = query.Dimension != Dimension.Overall || key == All;
        return isKnown && await readers.Summaries.GetAsync(query, key, cancel) is { } summary
            ? await FitAsync(MostPeriods, most => Task.FromResult<AssistantAnswer>(FiguresAnswer.Of(summary, query, most)))
            : throw NotFound("summary", await UnknownAsync(query.Dimension, key, cancel));
    }

    private async Task<string> UnknownAsync(Dimension dimension, string key, CancellationToken cancel)
    {
        var keys = dimension == Dimension.Overall ? [All] : await readers.Summaries.KeysAsync(dimension, cancel);
        return $"No deal of this record is in {EnumWords.Of(dimension)} '{key}'. " + (SpellingSuggestion.To(key, keys) is { } near
            ? $"Did you mean {near}?"
            : "Leave the key out to see which ones have deals.");
    }

    private Task<AssistantAnswer> TableAsync(Parameters arguments, SummaryQuery query, CancellationToken cancel)
    {
        var after = arguments.Text("cursor") is { } text
            ? SummaryCursor.Parse(text, query) ?? throw new ProblemException(Problem.BadParameter(
                "cursor", "It is not a cursor of this table in this order; use the nextCursor as it is given."))
            : null;
        return FitAsync(arguments.Number("limit", DefaultLimit, 1, MostItems), async most =>
        {
            var (table, next) = await readers.Summaries.TableAsync(query, after, most, cancel);
            return FiguresAnswer.Of(table, query, next?.ToText());
        });
    }
}
