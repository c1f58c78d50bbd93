using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class ListDeals(RecordReaders readers) : AssistantTool
{
    private const int DefaultLimit = 10;

    public override string Name => "list_deals";

    public override string Title => "List deals";

    public override string Description =>
        "Lists deals that meet all given filters; several values of one filter mean any of them. Each deal has a sentence with every " +
        "hedge, its amount and valuation with their sources, and what has to be said with it. For sums and counts use get_summary " +
        "instead of adding up a list.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        .. DealFilters.All,
        Limit(DefaultLimit),
        Cursor,
        new("include", "total also counts all matches, if that is possible at this cost.", "total") { Values = ["total"] },
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.DealsAnswer;

    public override Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel) =>
        FitAsync(
            arguments.Number("limit", DefaultLimit, 1, MostItems),
            async most => await PageAsync(arguments, most, query => query, cancel));

    /// <summary>A page of the deals that the arguments ask for.</summary>
    /// <param name="arguments">Filters, order and cursor.</param>
    /// <param name="limit">The size of the page.</param>
    /// <param name="narrow">Adds filters that are no arguments.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public async Task<DealsAnswer> PageAsync(
        Parameters arguments, int limit, Func<DealQuery, DealQuery> narrow, CancellationToken cancel)
    {
        var query = await DealParameters.ReadAsync(
            arguments, (text, cancel) => DealParameters.NamedAsync(readers.Names, text, cancel), narrow, cancel);
        query = query with { Limit = limit, WithTotal = arguments.Word("include", ["total"]) is not null };
        var page = await DealParameters.PageAsync(readers.Deals, query, cancel);
        return DealsAnswer.Of(page, page.Next?.ToText(query), query.AsOf ?? readers.Today) with
        {
            AsOf = query.AsOf is { } day ? PartialDate.OfDay(day).ToString() : null,
        };
    }
}
