using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Functions.Mcp.Tools;

internal sealed class FindOrganization(RecordReaders readers) : AssistantTool
{
    private const int DefaultLimit = 5;

    public override string Name => "find_organization";

    public override string Title => "Find an organization";

    public override string Description =>
        "Finds companies and investors by the beginning of words in any of their names, present or former, in any script, and else by " +
        "similar spelling. Begin here to get the id that the other tools take. Returns candidates, best first; if several fit, ask " +
        "which one is meant.";

    public override IReadOnlyList<ToolArgument> Arguments { get; } =
    [
        new("q", "The name, or the beginning of its words.", "Moonshot") { IsRequired = true },
        Limit(DefaultLimit),
    ];

    public override JsonTypeInfo Answer => AssistantJson.Default.FoundAnswer;

    public override async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var limit = arguments.Number("limit", DefaultLimit, 1, MostItems);
        return FoundAnswer.Of(await readers.Names.SearchAsync(SearchApi.Words(arguments)!, limit, cancel));
    }
}
