using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class KnownOn(RecordReaders readers, ListDeals list) : AssistantTool
{
    private const int DefaultLimit = 10;

    public override string Name => "known_on";

    public override string Title => "What was known on a day";

    public override string Description =>
        "Returns what was known on a past day. With deal: that deal as it was known then, as it is known now, and what has changed. " +
        "Without it: the deals that meet the filters, as they were known then.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        new("day", "The day. Only what had been published by its end is counted.", "2024-03-06") { IsRequired = true },
        new("deal", "The id of one deal. list_deals has the ids.", "minimax-2024-03"),
        .. DealFilters.Of("company", "investor", "sector", "country", "kind", "status", "from", "to", "q", "sort"),
        Limit(DefaultLimit),
        Cursor,
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.KnownAnswer;

    public override async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var day = arguments.Day("day")!.Value;
        var answer = arguments.Text("deal") is { } id
            ? await DealAsync(id, day, cancel)
            : await FitAsync(arguments.Number("limit", DefaultLimit, 1, MostItems), async most =>
                KnownAnswer.Of(await list.PageAsync(arguments, most, query => query with { AsOf = day }, cancel)));
        return answer with { AsOf = PartialDate.OfDay(day).ToString() };
    }

    private async Task<AssistantAnswer> DealAsync(string id, DateOnly day, CancellationToken cancel)
    {
        var then = await GetDeal.FindAsync(readers, id, day, cancel);
        var now = await GetDeal.FindAsync(readers, id, null, cancel);
        return KnownAnswer.Of(then.Deal, now.Deal, day, readers.Today);
    }
}
