using System.Text.Json.Serialization;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing;

/// <summary>JSON of API responses and of the site's JSON files, with the same rules as <see cref="DealsJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Briefing))]
[JsonSerializable(typeof(ChangeList))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(DealDetail))]
[JsonSerializable(typeof(DealList))]
[JsonSerializable(typeof(DraftList))]
[JsonSerializable(typeof(ExplainedList))]
[JsonSerializable(typeof(OrganizationDetail))]
[JsonSerializable(typeof(OrganizationList))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(StoredDraft))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(SummaryLine))]
[JsonSerializable(typeof(SummaryTable))]
public sealed partial class AnswersJson : JsonSerializerContext
{
    /// <inheritdoc cref="DealsJson.Web"/>
    public static AnswersJson Web { get; } = new(DealsJson.WebOptions());
}
