using System.Text.Json.Serialization;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>The JSON of answers for assistants: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DealAnswer))]
[JsonSerializable(typeof(DealsAnswer))]
[JsonSerializable(typeof(FiguresAnswer))]
[JsonSerializable(typeof(FoundAnswer))]
[JsonSerializable(typeof(KnownAnswer))]
[JsonSerializable(typeof(OrganizationAnswer))]
public sealed partial class AssistantJson : JsonSerializerContext;
