using System.Text.Json.Serialization;
using ServerlessDeals.Json;

namespace ServerlessDeals.Summaries;

/// <summary>The JSON of counts between refreshes, which no reader sees.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordConverter<Dimension>), typeof(BareAmountConverter)])]
[JsonSerializable(typeof(IReadOnlyList<Stay>), TypeInfoPropertyName = "Stays")]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(IReadOnlyList<Summary>), TypeInfoPropertyName = "Summaries")]
[JsonSerializable(typeof(IReadOnlyList<LineHistory>), TypeInfoPropertyName = "Lines")]
internal sealed partial class SummaryJson : JsonSerializerContext;

/// <summary>One key of a dimension's table through time.</summary>
internal sealed record LineHistory(string Key, string Name, IReadOnlyList<Step<Line>> Steps);

internal sealed record Line(Tally Announced, Tally InTalks, int Cancelled);
