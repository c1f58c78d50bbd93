using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class GetOrganization(RecordReaders readers) : AssistantTool
{
    private const int MostDeals = 8;

    public override string Name => "get_organization";

    public override string Title => "A company or an investor";

    public override string Description =>
        "Returns a company or an investor: its names over time, rivals, what it raised, its newest deals, and as an investor how many " +
        "deals it made and led, the newest of them, rivals that it backs, and who is most often in the same deals.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        new("id", "The id of the organization. find_organization has the ids.", "moonshot-ai") { IsRequired = true },
        AsOf,
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.OrganizationAnswer;

    public override async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var (text, asOf) = (arguments.Text("id")!, arguments.Day("asOf"));
        if (Slug.Parse(text) is not { IsValue: true } id || await readers.Organizations.GetAsync(id.Value, asOf, cancel) is not { } found)
        {
            throw NotFound("organization", $"No organization has the id '{text}'. {await SuggestionAsync(text, cancel)}");
        }

        var raised = SummaryAsync(Dimension.Company, text, asOf, cancel);
        var backed = SummaryAsync(Dimension.Investor, text, asOf, cancel);
        var (own, investments) = (await raised, await backed);
        return await FitAsync(MostDeals, most => Task.FromResult<AssistantAnswer>(
            OrganizationAnswer.Of(found, own, investments, asOf ?? readers.Today, most) with
            {
                AsOf = asOf is { } day ? PartialDate.OfDay(day).ToString() : null,
            }));
    }

    private Task<Summary?> SummaryAsync(Dimension dimension, string id, DateOnly? asOf, CancellationToken cancel) =>
        readers.Summaries.GetAsync(dimension, id, asOf, cancel);

    private async Task<string> SuggestionAsync(string text, CancellationToken cancel) =>
        await readers.Names.NearestAsync(text, null, cancel) is { } near ? $"Did you mean {near}?" : "find_organization has the ids.";
}
