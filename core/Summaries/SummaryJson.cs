using System.Text.Json.Serialization;

namespace ServerlessDeals.Summaries;

/// <summary>The JSON stored between refreshes. It is never part of an API response.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(BareAmountConverter)])]
[JsonSerializable(typeof(IReadOnlyList<CountedInterval>), TypeInfoPropertyName = "Intervals")]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(IReadOnlyList<Summary>), TypeInfoPropertyName = "Summaries")]
[JsonSerializable(typeof(IReadOnlyList<LineHistory>), TypeInfoPropertyName = "Lines")]
internal sealed partial class SummaryJson : JsonSerializerContext;

/// <summary>One key of a dimension's table through time.</summary>
internal sealed record LineHistory(string Key, string Name, IReadOnlyList<Step<LineFigures>> Steps);

/// <summary>The figures of a line from a day on.</summary>
internal sealed record LineFigures : FamilyFigures
{
    /// <summary>The step is only due to talks that went stale, not to any news.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsQuiet { get; init; }
}
