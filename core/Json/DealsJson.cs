using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Search;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Json;

/// <summary>The JSON of the API and of stored rows: camelCase, words for enumerations, nothing for null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(WordConverter<Commitment>), typeof(WordConverter<DateBasis>), typeof(WordConverter<DealKind>), typeof(WordConverter<DealStatus>),
        typeof(WordConverter<Dimension>), typeof(WordConverter<OrganizationKind>), typeof(WordConverter<PartyRole>), typeof(WordConverter<SourceKind>),
        typeof(WordConverter<ChangeKind>), typeof(WordConverter<Match>), typeof(WordConverter<NameKind>),
    ])]
[JsonSerializable(typeof(Briefing))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Deal))]
[JsonSerializable(typeof(DealDetail))]
[JsonSerializable(typeof(DealItem))]
[JsonSerializable(typeof(IReadOnlyList<DealItem>))]
[JsonSerializable(typeof(IReadOnlyList<DealPeriod>))]
[JsonSerializable(typeof(IReadOnlyList<Organization>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(DealList))]
[JsonSerializable(typeof(ExplainedList))]
[JsonSerializable(typeof(OrganizationList))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(OrganizationDetail))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(ChangeList))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(SummaryTable))]
[JsonSerializable(typeof(SummaryLine))]
public sealed partial class DealsJson : JsonSerializerContext
{
    /// <summary>For answers that people read: characters of other scripts are left as they are.</summary>
    public static DealsJson Web => Relaxed.Context;

    private static class Relaxed
    {
        public static readonly DealsJson Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new WordConverter<Commitment>(), new WordConverter<DateBasis>(), new WordConverter<DealKind>(), new WordConverter<DealStatus>(),
                new WordConverter<Dimension>(), new WordConverter<OrganizationKind>(), new WordConverter<PartyRole>(), new WordConverter<SourceKind>(),
                new WordConverter<ChangeKind>(), new WordConverter<Match>(), new WordConverter<NameKind>(),
            },
        });
    }
}
