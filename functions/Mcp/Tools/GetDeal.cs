using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class GetDeal(RecordReaders readers) : AssistantTool
{
    public override string Name => "get_deal";

    public override string Title => "One deal with its claims";

    public override string Description =>
        "Returns one deal: each value with its hedge and source, the parties, the values that other sources gave, when each status was " +
        "first reported, and what each source said with its address.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        new("id", "The id of the deal. list_deals has the ids.", "minimax-2024-03") { IsRequired = true },
        AsOf,
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.DealAnswer;

    public override async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var asOf = arguments.Day("asOf");
        var deal = await FindAsync(readers, arguments.Text("id")!, asOf, cancel);
        return await FitAsync(MostItems, most => Task.FromResult<AssistantAnswer>(DealAnswer.Of(deal, asOf ?? readers.Today, most) with
        {
            AsOf = asOf is { } day ? PartialDate.OfDay(day).ToString() : null,
        }));
    }

    /// <exception cref="ProblemException">No deal has the id, or nothing was known of it on that day.</exception>
    public static async Task<DealDetail> FindAsync(RecordReaders readers, string id, DateOnly? asOf, CancellationToken cancel)
    {
        if (DealId.Parse(id) is not { IsValue: true } parsed)
        {
            throw NotFound("deal", Unknown(id));
        }

        if (await readers.Deals.DetailAsync(parsed.Value, asOf, cancel) is { } found)
        {
            return found;
        }

        throw asOf is { } day && await readers.Deals.DetailAsync(parsed.Value, null, cancel) is { } now
            ? NotFound(
                "deal",
                $"Nothing had been published about it by {PartialDate.OfDay(day)}; " +
                $"the first report is of {now.Claims[0].Source.Published}.")
            : NotFound("deal", Unknown(id));
    }

    private static string Unknown(string id) =>
        $"No deal has the id '{id}'. list_deals with company has the ids, such as minimax-2024-03.";
}
